// The gradient of Rosenbrock's function by hand.
#include "timing.h"

/** rosenbrock TIMES FILE: the point. */
int main(int, char **argv) {
  auto x = numbers(argv[2]);
  std::vector<double> g(x.size());
  timed(std::atoi(argv[1]), [&] {
    double value = 0;
    for (double &slope : g) slope = 0;
    for (size_t i = 0; i + 1 < x.size(); i++) {
      double step = x[i + 1] - x[i] * x[i], rest = 1 - x[i];
      value += 100 * step * step + rest * rest;
      g[i] -= 400 * step * x[i] + 2 * rest;
      g[i + 1] += 200 * step;
    }
    return value + 0 * g[0];
  });
}
