#pragma once

// Real keys and certificates. All that is made here follows from a seed: the same world makes the
// same bytes again.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"

namespace wt::acm {

// A private key in PKCS#8 PEM, made from the seed. The algorithm is as requests have it:
// "RSA_2048", "EC_prime256v1", ….
std::string MakeKey(std::string_view seed, std::string_view algorithm);
// "0a:1b:…", 16 bytes.
std::string MakeSerial(std::string_view seed);

struct Authority {
  std::string certificate_pem, key_pem;
};
Authority MakeAuthority(std::string_view seed, Instant from);

struct Leaf {
  std::vector<std::string> names;  // The first is the common name.
  std::string serial;
  Instant not_before, not_after;
};
std::string IssueCertificate(const Authority& authority, const Leaf& leaf,
                             std::string_view key_pem);

// PKCS#8, encrypted; salt and vector come from the seed.
std::string EncryptKey(std::string_view key_pem, std::string_view passphrase,
                       std::string_view seed);

// What a certificate says.
struct Parsed {
  std::string common_name;
  std::vector<std::string> names;  // DNS names, the common name first.
  std::string serial, subject, issuer;
  std::string key_algorithm;        // As requests have it; empty for others.
  std::string signature_algorithm;  // "SHA256WITHRSA"
  Instant not_before, not_after;
};
// The first certificate of the text; nothing where there is none.
std::optional<Parsed> ParseCertificate(std::string_view pem);
size_t CountCertificates(std::string_view pem);
// Whether the text holds a private key that is not encrypted.
bool IsPrivateKey(std::string_view pem);
bool KeyMatches(std::string_view certificate_pem, std::string_view key_pem);
// Whether each certificate is signed by the next; alone, by itself.
bool ChainHolds(std::string_view certificate_pem, std::string_view chain_pem);

}  // namespace wt::acm
