#include "services/acm/keys.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

#include "emulator/base/check.h"
#include "emulator/base/strings.h"
#include "services/acm/x509.h"

namespace wt::acm {
namespace {

using Scratch = std::unique_ptr<BN_CTX, Freer<&BN_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freer<&OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freer<&OSSL_PARAM_free>>;
using Maker = std::unique_ptr<EVP_PKEY_CTX, Freer<&EVP_PKEY_CTX_free>>;
using Group = std::unique_ptr<EC_GROUP, Freer<&EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Freer<&EC_POINT_free>>;

constexpr unsigned long kExponent = 65537;

Number NewNumber() { return Number(BN_new()); }

Number FromBytes(const std::string& bytes) {
  return Number(BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()),
                          static_cast<int>(bytes.size()), nullptr));
}

Key Build(const char* kind, OSSL_PARAM_BLD* builder) {
  const Params params(OSSL_PARAM_BLD_to_param(builder));
  const Maker maker(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* made = nullptr;
  WT_CHECK(EVP_PKEY_fromdata_init(maker.get()) == 1);
  WT_CHECK(EVP_PKEY_fromdata(maker.get(), &made, EVP_PKEY_KEYPAIR, params.get()) == 1);
  return Key(made);
}

// The first prime from a drawn number on whose predecessor the exponent does not divide. Its two
// highest bits are set, so that the product of two has its full length.
Number DrawPrime(ByteStream& bytes, int bits, BN_CTX* scratch) {
  std::string drawn = bytes.Take(static_cast<size_t>(bits / 8));
  drawn[0] = static_cast<char>(drawn[0] | 0xc0);
  drawn.back() = static_cast<char>(drawn.back() | 1);
  Number prime = FromBytes(drawn);
  while (BN_mod_word(prime.get(), kExponent) == 1 ||
         BN_check_prime(prime.get(), scratch, nullptr) != 1) {
    BN_add_word(prime.get(), 2);
  }
  return prime;
}

Key DeriveRsa(ByteStream& bytes, int bits) {
  const Scratch scratch(BN_CTX_new());
  Number p = DrawPrime(bytes, bits / 2, scratch.get());
  Number q = DrawPrime(bytes, bits / 2, scratch.get());
  if (BN_cmp(p.get(), q.get()) < 0) std::swap(p, q);
  Number n = NewNumber(), e = NewNumber(), d = NewNumber(), p1 = NewNumber(), q1 = NewNumber();
  Number phi = NewNumber(), dp = NewNumber(), dq = NewNumber(), inverse = NewNumber();
  BN_set_word(e.get(), kExponent);
  BN_mul(n.get(), p.get(), q.get(), scratch.get());
  BN_sub(p1.get(), p.get(), BN_value_one());
  BN_sub(q1.get(), q.get(), BN_value_one());
  BN_mul(phi.get(), p1.get(), q1.get(), scratch.get());
  WT_CHECK(BN_mod_inverse(d.get(), e.get(), phi.get(), scratch.get()) != nullptr);
  BN_mod(dp.get(), d.get(), p1.get(), scratch.get());
  BN_mod(dq.get(), d.get(), q1.get(), scratch.get());
  WT_CHECK(BN_mod_inverse(inverse.get(), q.get(), p.get(), scratch.get()) != nullptr);
  const Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_D, d.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_FACTOR1, p.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_FACTOR2, q.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_EXPONENT1, dp.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_EXPONENT2, dq.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_COEFFICIENT1, inverse.get());
  return Build("RSA", builder.get());
}

struct Curve {
  std::string_view algorithm;
  int nid;
  const char* name;
};
constexpr Curve kCurves[] = {{"EC_prime256v1", NID_X9_62_prime256v1, "prime256v1"},
                             {"EC_secp384r1", NID_secp384r1, "secp384r1"},
                             {"EC_secp521r1", NID_secp521r1, "secp521r1"}};

Key DeriveEc(ByteStream& bytes, const Curve& curve) {
  const Scratch scratch(BN_CTX_new());
  const Group group(EC_GROUP_new_by_curve_name(curve.nid));
  // 1 to the order less one; the drawn number is longer than the order, so nearly even.
  Number scalar = FromBytes(bytes.Take(80));
  Number bound = NewNumber();
  BN_sub(bound.get(), EC_GROUP_get0_order(group.get()), BN_value_one());
  BN_mod(scalar.get(), scalar.get(), bound.get(), scratch.get());
  BN_add_word(scalar.get(), 1);
  const Point point(EC_POINT_new(group.get()));
  WT_CHECK(EC_POINT_mul(group.get(), point.get(), scalar.get(), nullptr, nullptr, scratch.get()) ==
           1);
  unsigned char octets[256];
  const size_t size = EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED,
                                         octets, sizeof octets, scratch.get());
  const Builder builder(OSSL_PARAM_BLD_new());
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, curve.name, 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, octets, size);
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar.get());
  return Build("EC", builder.get());
}

}  // namespace

std::string ByteStream::Take(size_t size) {
  while (held_.size() < size) {
    const std::string block = StrCat(seed_, "/", counter_++);
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(block.data()), block.size(), digest);
    held_.append(reinterpret_cast<const char*>(digest), sizeof digest);
  }
  std::string taken = held_.substr(0, size);
  held_.erase(0, size);
  return taken;
}

Key DeriveKey(std::string_view seed, std::string_view algorithm) {
  ByteStream bytes(StrCat("key/", algorithm, "/", seed));
  for (const Curve& curve : kCurves) {
    if (curve.algorithm == algorithm) return DeriveEc(bytes, curve);
  }
  const auto bits = algorithm.starts_with("RSA_") ? ParseInt(algorithm.substr(4)) : std::nullopt;
  return DeriveRsa(bytes, static_cast<int>(bits.value_or(2048)));
}

Key ReadKey(std::string_view pem) {
  const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  // An encrypted key would be asked for at the terminal; an empty passphrase refuses it.
  const auto refuse = [](char*, int, int, void*) { return -1; };
  Key key(PEM_read_bio_PrivateKey(memory.get(), nullptr, refuse, nullptr));
  ERR_clear_error();
  return key;
}

std::string WriteKey(EVP_PKEY* key) {
  const Memory memory(BIO_new(BIO_s_mem()));
  WT_CHECK(
      PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &data);
  return {data, static_cast<size_t>(size)};
}

std::string AlgorithmOf(const EVP_PKEY* key) {
  if (key == nullptr) return "";
  if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) return StrCat("RSA_", EVP_PKEY_get_bits(key));
  char name[64] = "";
  EVP_PKEY_get_group_name(key, name, sizeof name, nullptr);
  for (const Curve& curve : kCurves) {
    if (curve.name == std::string_view(name)) return std::string(curve.algorithm);
  }
  return "";
}

std::string MakeKey(std::string_view seed, std::string_view algorithm) {
  return WriteKey(DeriveKey(seed, algorithm).get());
}

bool IsPrivateKey(std::string_view pem) { return ReadKey(pem) != nullptr; }

std::string EncryptKey(std::string_view key_pem, std::string_view passphrase,
                       std::string_view seed) {
  constexpr int kSaltBytes = 16, kIterations = 2048;
  const Key key = ReadKey(key_pem);
  WT_CHECK(key != nullptr);
  ByteStream bytes(StrCat("export/", seed, "/", passphrase));
  std::string salt = bytes.Take(kSaltBytes), vector = bytes.Take(16);
  X509_ALGOR* scheme = PKCS5_pbe2_set_iv(
      EVP_aes_256_cbc(), kIterations, reinterpret_cast<unsigned char*>(salt.data()), kSaltBytes,
      reinterpret_cast<unsigned char*>(vector.data()), NID_hmacWithSHA256);
  WT_CHECK(scheme != nullptr);
  PKCS8_PRIV_KEY_INFO* plain = EVP_PKEY2PKCS8(key.get());
  X509_SIG* sealed =
      PKCS8_set0_pbe(passphrase.data(), static_cast<int>(passphrase.size()), plain, scheme);
  PKCS8_PRIV_KEY_INFO_free(plain);
  WT_CHECK(sealed != nullptr);
  const Memory memory(BIO_new(BIO_s_mem()));
  WT_CHECK(PEM_write_bio_PKCS8(memory.get(), sealed) == 1);
  X509_SIG_free(sealed);
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &data);
  return {data, static_cast<size_t>(size)};
}

}  // namespace wt::acm
