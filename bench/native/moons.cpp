// The moons step by hand, in plain loops: 100 points, 2-16-16-1, relu, hinge loss + L2, update included.
#include "timing.h"

constexpr int ROWS = 100, IN = 2, HIDDEN = 16;
static double x[ROWS][IN], y[ROWS];
static double w1[HIDDEN][IN], b1[HIDDEN], w2[HIDDEN][HIDDEN], b2[HIDDEN], w3[HIDDEN], b3;
static double gw1[HIDDEN][IN], gb1[HIDDEN], gw2[HIDDEN][HIDDEN], gb2[HIDDEN], gw3[HIDDEN], gb3;

static double step(double lr, double l2) {
  double loss = 0;
  for (int j = 0; j < HIDDEN; j++) {
    for (int i = 0; i < IN; i++) gw1[j][i] = 0;
    for (int i = 0; i < HIDDEN; i++) gw2[j][i] = 0;
    gb1[j] = gb2[j] = gw3[j] = 0;
  }
  gb3 = 0;
  for (int r = 0; r < ROWS; r++) {
    double a1[HIDDEN], a2[HIDDEN], d1[HIDDEN], d2[HIDDEN];
    for (int j = 0; j < HIDDEN; j++) {
      double z = b1[j];
      for (int i = 0; i < IN; i++) z += w1[j][i] * x[r][i];
      a1[j] = z > 0 ? z : 0;
    }
    for (int j = 0; j < HIDDEN; j++) {
      double z = b2[j];
      for (int i = 0; i < HIDDEN; i++) z += w2[j][i] * a1[i];
      a2[j] = z > 0 ? z : 0;
    }
    double out = b3;
    for (int j = 0; j < HIDDEN; j++) out += w3[j] * a2[j];
    double margin = 1 - y[r] * out;
    if (margin > 0) loss += margin;
    double d3 = margin > 0 ? -y[r] : 0;
    gb3 += d3;
    for (int j = 0; j < HIDDEN; j++) {
      gw3[j] += d3 * a2[j];
      d2[j] = a2[j] > 0 ? d3 * w3[j] : 0;
      gb2[j] += d2[j];
    }
    for (int i = 0; i < HIDDEN; i++) d1[i] = 0;
    for (int j = 0; j < HIDDEN; j++)
      for (int i = 0; i < HIDDEN; i++) {
        gw2[j][i] += d2[j] * a1[i];
        d1[i] += d2[j] * w2[j][i];
      }
    for (int i = 0; i < HIDDEN; i++) {
      double d = a1[i] > 0 ? d1[i] : 0;
      gb1[i] += d;
      for (int k = 0; k < IN; k++) gw1[i][k] += d * x[r][k];
    }
  }
  double squares = b3 * b3;
  auto update = [&](double &w, double g) {
    squares += w * w;
    w -= lr * (g / ROWS + 2 * l2 * w);
  };
  for (int j = 0; j < HIDDEN; j++) {
    for (int i = 0; i < IN; i++) update(w1[j][i], gw1[j][i]);
    for (int i = 0; i < HIDDEN; i++) update(w2[j][i], gw2[j][i]);
    update(b1[j], gb1[j]);
    update(b2[j], gb2[j]);
    update(w3[j], gw3[j]);
  }
  b3 -= lr * (gb3 / ROWS + 2 * l2 * b3);
  return loss / ROWS + l2 * squares;
}

/** moons TIMES FILE: points, targets, then the parameters as stepgrad lists them. */
int main(int, char **argv) {
  auto all = numbers(argv[2]);
  const double *next = all.data();
  for (auto &row : x) for (double &v : row) v = *next++;
  for (double &t : y) t = *next++;
  for (int j = 0; j < HIDDEN; j++) {
    for (double &w : w1[j]) w = *next++;
    b1[j] = *next++;
  }
  for (int j = 0; j < HIDDEN; j++) {
    for (double &w : w2[j]) w = *next++;
    b2[j] = *next++;
  }
  for (double &w : w3) w = *next++;
  b3 = *next++;
  timed(std::atoi(argv[1]), [] { return step(0.01, 1e-4); });
}
