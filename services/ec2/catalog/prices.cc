// On-demand prices, Linux, us-east-1: AWS's Price List of 2026-07-20.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/price-changes.html

#include "services/ec2/catalog/prices.h"

#include <algorithm>
#include <iterator>

namespace wt::ec2::catalog {
namespace {

struct Price {
  std::string_view type;
  int64_t micro_usd_per_hour;
};

// In order of name.
constexpr Price kPrices[] = {
    {"c5.12xlarge", 2040000},  {"c5.18xlarge", 3060000},  {"c5.24xlarge", 4080000},
    {"c5.2xlarge", 340000},    {"c5.4xlarge", 680000},    {"c5.9xlarge", 1530000},
    {"c5.large", 85000},       {"c5.metal", 4080000},     {"c5.xlarge", 170000},
    {"c6g.12xlarge", 1632000}, {"c6g.16xlarge", 2176000}, {"c6g.2xlarge", 272000},
    {"c6g.4xlarge", 544000},   {"c6g.8xlarge", 1088000},  {"c6g.large", 68000},
    {"c6g.medium", 34000},     {"c6g.metal", 2306600},    {"c6g.xlarge", 136000},
    {"c6i.12xlarge", 2040000}, {"c6i.16xlarge", 2720000}, {"c6i.24xlarge", 4080000},
    {"c6i.2xlarge", 340000},   {"c6i.32xlarge", 5440000}, {"c6i.4xlarge", 680000},
    {"c6i.8xlarge", 1360000},  {"c6i.large", 85000},      {"c6i.metal", 5440000},
    {"c6i.xlarge", 170000},    {"m5.12xlarge", 2304000},  {"m5.16xlarge", 3072000},
    {"m5.24xlarge", 4608000},  {"m5.2xlarge", 384000},    {"m5.4xlarge", 768000},
    {"m5.8xlarge", 1536000},   {"m5.large", 96000},       {"m5.metal", 4608000},
    {"m5.xlarge", 192000},     {"m6g.12xlarge", 1848000}, {"m6g.16xlarge", 2464000},
    {"m6g.2xlarge", 308000},   {"m6g.4xlarge", 616000},   {"m6g.8xlarge", 1232000},
    {"m6g.large", 77000},      {"m6g.medium", 38500},     {"m6g.metal", 2611200},
    {"m6g.xlarge", 154000},    {"m6i.12xlarge", 2304000}, {"m6i.16xlarge", 3072000},
    {"m6i.24xlarge", 4608000}, {"m6i.2xlarge", 384000},   {"m6i.32xlarge", 6144000},
    {"m6i.4xlarge", 768000},   {"m6i.8xlarge", 1536000},  {"m6i.large", 96000},
    {"m6i.metal", 6144000},    {"m6i.xlarge", 192000},    {"m7g.12xlarge", 1958400},
    {"m7g.16xlarge", 2611200}, {"m7g.2xlarge", 326400},   {"m7g.4xlarge", 652800},
    {"m7g.8xlarge", 1305600},  {"m7g.large", 81600},      {"m7g.medium", 40800},
    {"m7g.metal", 2611200},    {"m7g.xlarge", 163200},    {"r5.12xlarge", 3024000},
    {"r5.16xlarge", 4032000},  {"r5.24xlarge", 6048000},  {"r5.2xlarge", 504000},
    {"r5.4xlarge", 1008000},   {"r5.8xlarge", 2016000},   {"r5.large", 126000},
    {"r5.metal", 6048000},     {"r5.xlarge", 252000},     {"r6i.12xlarge", 3024000},
    {"r6i.16xlarge", 4032000}, {"r6i.24xlarge", 6048000}, {"r6i.2xlarge", 504000},
    {"r6i.32xlarge", 8064000}, {"r6i.4xlarge", 1008000},  {"r6i.8xlarge", 2016000},
    {"r6i.large", 126000},     {"r6i.metal", 8064000},    {"r6i.xlarge", 252000},
    {"t2.2xlarge", 371200},    {"t2.large", 92800},       {"t2.medium", 46400},
    {"t2.micro", 11600},       {"t2.nano", 5800},         {"t2.small", 23000},
    {"t2.xlarge", 185600},     {"t3.2xlarge", 332800},    {"t3.large", 83200},
    {"t3.medium", 41600},      {"t3.micro", 10400},       {"t3.nano", 5200},
    {"t3.small", 20800},       {"t3.xlarge", 166400},     {"t3a.2xlarge", 300800},
    {"t3a.large", 75200},      {"t3a.medium", 37600},     {"t3a.micro", 9400},
    {"t3a.nano", 4700},        {"t3a.small", 18800},      {"t3a.xlarge", 150400},
    {"t4g.2xlarge", 268800},   {"t4g.large", 67200},      {"t4g.medium", 33600},
    {"t4g.micro", 8400},       {"t4g.nano", 4200},        {"t4g.small", 16800},
    {"t4g.xlarge", 134400},
};

}  // namespace

std::optional<int64_t> MicroUsdPerHour(std::string_view instance_type) {
  const auto found =
      std::lower_bound(std::begin(kPrices), std::end(kPrices), instance_type,
                       [](const Price& price, std::string_view type) { return price.type < type; });
  if (found == std::end(kPrices) || found->type != instance_type) return std::nullopt;
  return found->micro_usd_per_hour;
}

}  // namespace wt::ec2::catalog
