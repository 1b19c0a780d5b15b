// What the native contenders share: numbers in from a file of doubles, milliseconds a repetition and a result out.
#pragma once
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

inline std::vector<double> numbers(const char *path) {
  std::FILE *file = std::fopen(path, "rb");
  std::fseek(file, 0, SEEK_END);
  std::vector<double> all(std::ftell(file) / sizeof(double));
  std::rewind(file);
  if (std::fread(all.data(), sizeof(double), all.size(), file) != all.size()) std::abort();
  std::fclose(file);
  return all;
}

/** Runs `step` so many times after a fifth as many to warm up; prints ms a repetition, and the last result. */
template <class Step> void timed(int times, Step step) {
  double result = 0;
  for (int k = 0; k < times / 5; k++) result = step();
  auto start = std::chrono::steady_clock::now();
  for (int k = 0; k < times; k++) result = step();
  std::chrono::duration<double, std::milli> ms = std::chrono::steady_clock::now() - start;
  std::printf("%.9f %.17g\n", ms.count() / times, result);
}
