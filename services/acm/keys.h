#pragma once

// Private keys that follow from a seed, behind OpenSSL's handles. For x509.cc alone.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/evp.h>

namespace wt::acm {

template <auto kFree>
struct Freer {
  template <class T>
  void operator()(T* held) const {
    kFree(held);
  }
};
using Number = std::unique_ptr<BIGNUM, Freer<&BN_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freer<&EVP_PKEY_free>>;
using Memory = std::unique_ptr<BIO, Freer<&BIO_free_all>>;

// SHA-256 of a seed and a counter: bytes without end.
class ByteStream {
 public:
  explicit ByteStream(std::string seed) : seed_(std::move(seed)) {}
  std::string Take(size_t size);

 private:
  std::string seed_, held_;
  uint64_t counter_ = 0;
};

Key DeriveKey(std::string_view seed, std::string_view algorithm);
// Null where the text holds no private key, or an encrypted one.
Key ReadKey(std::string_view pem);
std::string WriteKey(EVP_PKEY* key);
// "RSA_2048", "EC_prime256v1", …; empty for others.
std::string AlgorithmOf(const EVP_PKEY* key);

}  // namespace wt::acm
