#include "services/elbv2/ssl_policy.h"

#include <algorithm>
#include <string>

#include "emulator/base/strings.h"

namespace wt::elbv2 {
namespace {

// Sets of ciphers that policies are made of.
enum Ciphers : uint16_t {
  kAes13 = 1,   // Of TLS 1.3, as FIPS allows them.
  kChaCha = 2,  // The other one of TLS 1.3.
  kEcdheGcm = 4,
  kEcdheCbc = 8,  // With SHA-2.
  kEcdheSha1 = 16,
  kRsa = 32,  // Without forward secrecy, with SHA-2.
  kRsaSha1 = 64,
  kTripleDes = 128,
};
constexpr uint16_t k13 = kAes13 | kChaCha;
constexpr uint16_t kEcdhe = kEcdheGcm | kEcdheCbc;
constexpr uint16_t kAllEcdhe = kEcdhe | kEcdheSha1;
constexpr uint16_t kAll12 = kAllEcdhe | kRsa | kRsaSha1;

struct CipherSpec {
  std::string_view name;
  uint16_t set;
};
// In the order of preference.
constexpr CipherSpec kCiphers[] = {
    {"TLS_AES_128_GCM_SHA256", kAes13},
    {"TLS_AES_256_GCM_SHA384", kAes13},
    {"TLS_CHACHA20_POLY1305_SHA256", kChaCha},
    {"ECDHE-ECDSA-AES128-GCM-SHA256", kEcdheGcm},
    {"ECDHE-RSA-AES128-GCM-SHA256", kEcdheGcm},
    {"ECDHE-ECDSA-AES128-SHA256", kEcdheCbc},
    {"ECDHE-RSA-AES128-SHA256", kEcdheCbc},
    {"ECDHE-ECDSA-AES128-SHA", kEcdheSha1},
    {"ECDHE-RSA-AES128-SHA", kEcdheSha1},
    {"ECDHE-ECDSA-AES256-GCM-SHA384", kEcdheGcm},
    {"ECDHE-RSA-AES256-GCM-SHA384", kEcdheGcm},
    {"ECDHE-ECDSA-AES256-SHA384", kEcdheCbc},
    {"ECDHE-RSA-AES256-SHA384", kEcdheCbc},
    {"ECDHE-RSA-AES256-SHA", kEcdheSha1},
    {"ECDHE-ECDSA-AES256-SHA", kEcdheSha1},
    {"AES128-GCM-SHA256", kRsa},
    {"AES128-SHA256", kRsa},
    {"AES128-SHA", kRsaSha1},
    {"AES256-GCM-SHA384", kRsa},
    {"AES256-SHA256", kRsa},
    {"AES256-SHA", kRsaSha1},
    {"DES-CBC3-SHA", kTripleDes},
};

constexpr std::string_view k3 = "TLSv1.3";
constexpr std::string_view k23 = "TLSv1.2,TLSv1.3";
constexpr std::string_view k123 = "TLSv1.1,TLSv1.2,TLSv1.3";
constexpr std::string_view k0123 = "TLSv1,TLSv1.1,TLSv1.2,TLSv1.3";
constexpr std::string_view k2 = "TLSv1.2";
constexpr std::string_view k12 = "TLSv1.1,TLSv1.2";
constexpr std::string_view k012 = "TLSv1,TLSv1.1,TLSv1.2";

constexpr SslPolicySpec kPolicies[] = {
    {"ELBSecurityPolicy-2016-08", k012, kAll12},
    {"ELBSecurityPolicy-TLS13-1-2-2021-06", k23, k13 | kEcdhe},
    {"ELBSecurityPolicy-TLS13-1-2-Res-2021-06", k23, k13 | kEcdheGcm},
    {"ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06", k23, k13 | kEcdhe | kRsa},
    {"ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06", k23, k13 | kAll12},
    {"ELBSecurityPolicy-TLS13-1-1-2021-06", k123, k13 | kAll12},
    {"ELBSecurityPolicy-TLS13-1-0-2021-06", k0123, k13 | kAll12},
    {"ELBSecurityPolicy-TLS13-1-3-2021-06", k3, k13},
    {"ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04", k3, kAes13},
    {"ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04", k23, kAes13 | kEcdhe},
    {"ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04", k23, kAes13 | kEcdheGcm},
    {"ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-2023-04", k23, kAes13 | kAllEcdhe},
    {"ELBSecurityPolicy-TLS13-1-2-Ext1-FIPS-2023-04", k23, kAes13 | kEcdhe | kRsa},
    {"ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-2023-04", k23, kAes13 | kAll12},
    {"ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04", k123, kAes13 | kAll12},
    {"ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04", k0123, kAes13 | kAll12},
    {"ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09", k3, kAes13},
    {"ELBSecurityPolicy-TLS13-1-2-FIPS-PQ-2025-09", k23, kAes13 | kEcdhe},
    {"ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09", k23, kAes13 | kEcdheGcm},
    {"ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-PQ-2025-09", k23, kAes13 | kAllEcdhe},
    {"ELBSecurityPolicy-TLS13-1-2-Ext1-FIPS-PQ-2025-09", k23, kAes13 | kEcdhe | kRsa},
    {"ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-PQ-2025-09", k23, kAes13 | kAll12},
    {"ELBSecurityPolicy-TLS13-1-1-FIPS-PQ-2025-09", k123, kAes13 | kAll12},
    {"ELBSecurityPolicy-TLS13-1-0-FIPS-PQ-2025-09", k0123, kAes13 | kAll12},
    {"ELBSecurityPolicy-TLS13-1-3-PQ-2025-09", k3, k13},
    {"ELBSecurityPolicy-TLS13-1-2-PQ-2025-09", k23, k13 | kEcdhe},
    {"ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", k23, k13 | kEcdheGcm},
    {"ELBSecurityPolicy-TLS13-1-2-Ext1-PQ-2025-09", k23, k13 | kEcdhe | kRsa},
    {"ELBSecurityPolicy-TLS13-1-2-Ext2-PQ-2025-09", k23, k13 | kAll12},
    {"ELBSecurityPolicy-TLS13-1-0-PQ-2025-09", k0123, k13 | kAll12},
    {"ELBSecurityPolicy-TLS-1-2-2017-01", k2, kEcdhe | kRsa},
    {"ELBSecurityPolicy-TLS-1-1-2017-01", k12, kAll12},
    {"ELBSecurityPolicy-TLS-1-2-Ext-2018-06", k2, kAll12},
    {"ELBSecurityPolicy-FS-2018-06", k012, kAllEcdhe},
    {"ELBSecurityPolicy-FS-1-1-2019-08", k12, kAllEcdhe},
    {"ELBSecurityPolicy-FS-1-2-2019-08", k2, kAllEcdhe},
    {"ELBSecurityPolicy-FS-1-2-Res-2019-08", k2, kEcdhe},
    {"ELBSecurityPolicy-FS-1-2-Res-2020-10", k2, kEcdheGcm},
    {"ELBSecurityPolicy-2015-05", k012, kAll12},
    {"ELBSecurityPolicy-TLS-1-0-2015-04", k012, kAll12 | kTripleDes},
};

}  // namespace

std::span<const SslPolicySpec> SslPolicies() { return kPolicies; }

const SslPolicySpec* FindSslPolicy(std::string_view name) {
  const auto found = std::find_if(std::begin(kPolicies), std::end(kPolicies),
                                  [&](const SslPolicySpec& spec) { return spec.name == name; });
  return found == std::end(kPolicies) ? nullptr : found;
}

SslPolicy ToApi(const SslPolicySpec& spec) {
  SslPolicy out;
  out.name = std::string(spec.name);
  for (const std::string_view protocol : Split(spec.protocols, ',')) {
    out.ssl_protocols.emplace_back(protocol);
  }
  int64_t priority = 0;
  for (const CipherSpec& cipher : kCiphers) {
    if ((cipher.set & spec.ciphers) == 0) continue;
    Cipher& item = out.ciphers.emplace_back();
    item.name = std::string(cipher.name);
    item.priority = ++priority;
  }
  for (const char* type : {"application", "network"}) {
    out.supported_load_balancer_types.emplace_back(type);
  }
  return out;
}

}  // namespace wt::elbv2
