// An epoch of 64-32-10, relu, softmax + cross-entropy, by hand in plain loops; updates by SGD.
#include "timing.h"
#include <cmath>

constexpr int IN = 64, HIDDEN = 32, OUT = 10;
static double w1[HIDDEN][IN], b1[HIDDEN], w2[OUT][HIDDEN], b2[OUT];
static double gw1[HIDDEN][IN], gb1[HIDDEN], gw2[OUT][HIDDEN], gb2[OUT];

static double step(const double *x, const double *y, int rows, double lr) {
  double loss = 0;
  for (int j = 0; j < HIDDEN; j++) {
    for (int i = 0; i < IN; i++) gw1[j][i] = 0;
    gb1[j] = 0;
  }
  for (int k = 0; k < OUT; k++) {
    for (int j = 0; j < HIDDEN; j++) gw2[k][j] = 0;
    gb2[k] = 0;
  }
  for (int r = 0; r < rows; r++, x += IN) {
    double a[HIDDEN], z[OUT], d[HIDDEN];
    for (int j = 0; j < HIDDEN; j++) {
      double s = b1[j];
      for (int i = 0; i < IN; i++) s += w1[j][i] * x[i];
      a[j] = s > 0 ? s : 0;
    }
    double top = -1e300, total = 0;
    for (int k = 0; k < OUT; k++) {
      double s = b2[k];
      for (int j = 0; j < HIDDEN; j++) s += w2[k][j] * a[j];
      z[k] = s;
      top = s > top ? s : top;
    }
    for (int k = 0; k < OUT; k++) total += std::exp(z[k] - top);
    int label = (int)y[r];
    loss += top + std::log(total) - z[label];
    for (int j = 0; j < HIDDEN; j++) d[j] = 0;
    for (int k = 0; k < OUT; k++) {
      double g = std::exp(z[k] - top) / total - (k == label);
      gb2[k] += g;
      for (int j = 0; j < HIDDEN; j++) {
        gw2[k][j] += g * a[j];
        d[j] += g * w2[k][j];
      }
    }
    for (int j = 0; j < HIDDEN; j++) {
      double g = a[j] > 0 ? d[j] : 0;
      gb1[j] += g;
      for (int i = 0; i < IN; i++) gw1[j][i] += g * x[i];
    }
  }
  double scale = lr / rows;
  for (int j = 0; j < HIDDEN; j++) {
    for (int i = 0; i < IN; i++) w1[j][i] -= scale * gw1[j][i];
    b1[j] -= scale * gb1[j];
  }
  for (int k = 0; k < OUT; k++) {
    for (int j = 0; j < HIDDEN; j++) w2[k][j] -= scale * gw2[k][j];
    b2[k] -= scale * gb2[k];
  }
  return loss / rows;
}

/** digits TIMES FILE BATCH: rows, classes, then the parameters as stepgrad lists them. */
int main(int, char **argv) {
  auto all = numbers(argv[2]);
  const int parameters = HIDDEN * (IN + 1) + OUT * (HIDDEN + 1);
  const int rows = (all.size() - parameters) / (IN + 1);
  const double *x = all.data(), *y = x + rows * IN, *next = y + rows;
  for (int j = 0; j < HIDDEN; j++) {
    for (double &w : w1[j]) w = *next++;
    b1[j] = *next++;
  }
  for (int k = 0; k < OUT; k++) {
    for (double &w : w2[k]) w = *next++;
    b2[k] = *next++;
  }
  const int batch = std::atoi(argv[3]);
  timed(std::atoi(argv[1]), [=] {
    double loss = 0;
    for (int r = 0; r < rows; r += batch) loss = step(x + r * IN, y + r, rows - r < batch ? rows - r : batch, 0.01);
    return loss;
  });
}
