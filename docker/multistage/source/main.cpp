// Reads numbers, prints their median.
#include <algorithm>
#include <iostream>
#include <iterator>
#include <vector>

int main() {
  std::vector<double> numbers{std::istream_iterator<double>(std::cin), {}};
  if (!std::cin.eof() || numbers.empty()) {
    std::cerr << "median: give me numbers, with spaces or lines between them\n";
    return 1;
  }
  std::sort(numbers.begin(), numbers.end());
  const auto middle = numbers.size() / 2;
  std::cout << (numbers.size() % 2 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2) << '\n';
}
