#include "emulator/dns/message.h"

#include <algorithm>
#include <map>

#include "emulator/base/strings.h"

namespace wt::dns {
namespace {

constexpr size_t kHeaderBytes = 12;
constexpr size_t kNameBytesMax = 255;
constexpr uint16_t kClientSubnet = 8;
// Compression can point at the first 16 KiB only.
constexpr size_t kPointerMax = 0x3fff;

bool IsPlain(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

void AppendShown(std::string& out, unsigned char byte) {
  if (IsPlain(byte)) {
    out.push_back(static_cast<char>(byte));
    return;
  }
  out.push_back('\\');
  for (const int shift : {6, 3, 0}) out.push_back(static_cast<char>('0' + ((byte >> shift) & 7)));
}

// --- Reading -------------------------------------------------------------------------------------

// Reads from the front; once it fails, everything read is zero.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  size_t at() const { return at_; }
  uint8_t Byte() {
    if (!Need(1)) return 0;
    return static_cast<uint8_t>(bytes_[at_++]);
  }
  uint16_t Short() {
    const uint16_t high = Byte();
    const uint16_t low = Byte();
    return static_cast<uint16_t>(high << 8 | low);
  }
  uint32_t Long() {
    const uint32_t high = Short();
    const uint32_t low = Short();
    return high << 16 | low;
  }
  std::string_view Bytes(size_t size) {
    if (!Need(size)) return {};
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }

  // A name, following pointers; each must lead further to the front, so this ends.
  std::string Name() {
    std::string name;
    size_t from = at_, limit = at_, total = 1;
    bool jumped = false;
    while (true) {
      if (from >= bytes_.size()) return Fail();
      const auto length = static_cast<uint8_t>(bytes_[from]);
      if ((length & 0xc0) == 0xc0) {
        if (from + 1 >= bytes_.size()) return Fail();
        const size_t target =
            static_cast<size_t>(length & 0x3f) << 8 | static_cast<uint8_t>(bytes_[from + 1]);
        if (!jumped) at_ = from + 2;
        if (target >= limit) return Fail();
        jumped = true;
        limit = from = target;
        continue;
      }
      if ((length & 0xc0) != 0 || from + 1 + length > bytes_.size()) return Fail();
      if (length == 0) break;
      total += length + size_t{1};
      if (total > kNameBytesMax) return Fail();
      for (size_t i = 0; i < length; ++i) {
        AppendShown(name, static_cast<unsigned char>(bytes_[from + 1 + i]));
      }
      name.push_back('.');
      from += length + size_t{1};
    }
    if (!jumped) at_ = from + 1;
    return name.empty() ? "." : name;
  }

 private:
  bool Need(size_t size) {
    ok_ = ok_ && bytes_.size() - at_ >= size;
    return ok_;
  }
  std::string Fail() {
    ok_ = false;
    return {};
  }

  std::string_view bytes_;
  size_t at_ = 0;
  bool ok_ = true;
};

std::string ShownAddress(uint16_t family, std::string_view bytes) {
  std::string out;
  const size_t size = family == 1 ? 4 : 16;
  std::string whole(bytes);
  whole.resize(size, '\0');
  if (family == 1) {
    for (size_t i = 0; i < size; ++i) {
      StrAppend(out, i > 0 ? "." : "", static_cast<int>(static_cast<uint8_t>(whole[i])));
    }
    return out;
  }
  static constexpr char kHex[] = "0123456789abcdef";
  for (size_t i = 0; i < size; ++i) {
    if (i > 0 && i % 2 == 0) out.push_back(':');
    out.push_back(kHex[static_cast<uint8_t>(whole[i]) >> 4]);
    out.push_back(kHex[static_cast<uint8_t>(whole[i]) & 15]);
  }
  return out;
}

bool ReadOptions(std::string_view data, Edns& edns) {
  Reader reader(data);
  while (reader.ok() && reader.at() < data.size()) {
    const uint16_t code = reader.Short();
    const uint16_t size = reader.Short();
    const std::string_view option = reader.Bytes(size);
    if (!reader.ok()) return false;
    if (code != kClientSubnet) continue;
    Reader subnet(option);
    const uint16_t family = subnet.Short();
    edns.subnet_prefix = subnet.Byte();
    edns.subnet_scope = subnet.Byte();
    if (!subnet.ok() || (family != 1 && family != 2)) return false;
    const size_t bits_max = family == 1 ? 32 : 128;
    const size_t bytes = (edns.subnet_prefix + size_t{7}) / 8;
    if (edns.subnet_prefix > bits_max || option.size() - subnet.at() != bytes) return false;
    edns.subnet = ShownAddress(family, subnet.Bytes(bytes));
  }
  return reader.ok();
}

bool ReadRecords(Reader& reader, size_t count, bool additional, Message& message,
                 std::vector<Record>& into) {
  for (size_t i = 0; i < count; ++i) {
    Record record;
    record.name = reader.Name();
    record.type = reader.Short();
    record.klass = reader.Short();
    record.ttl = reader.Long();
    const uint16_t size = reader.Short();
    record.data = reader.Bytes(size);
    if (!reader.ok()) return false;
    if (additional && record.type == kOptType) {
      if (message.edns || record.name != ".") return false;
      Edns& edns = message.edns.emplace();
      edns.payload_size = record.klass;
      edns.version = static_cast<uint8_t>(record.ttl >> 16);
      edns.dnssec_ok = (record.ttl & 0x8000) != 0;
      message.code = static_cast<uint16_t>(message.code | (record.ttl >> 24) << 4);
      if (!ReadOptions(record.data, edns)) return false;
      continue;
    }
    into.push_back(std::move(record));
  }
  return true;
}

// --- Writing -------------------------------------------------------------------------------------

class Writer {
 public:
  void Byte(unsigned value) { out.push_back(static_cast<char>(value & 255)); }
  void Short(unsigned value) {
    Byte(value >> 8);
    Byte(value);
  }
  void Long(uint32_t value) {
    Short(value >> 16);
    Short(value & 0xffff);
  }
  // With a pointer to where the same ending stands already.
  // https://www.rfc-editor.org/rfc/rfc1035#section-4.1.4
  void Name(std::string_view name) {
    while (!name.empty() && name != ".") {
      const auto known = places_.find(name);
      if (known != places_.end()) return Short(static_cast<unsigned>(0xc000 | known->second));
      if (out.size() <= kPointerMax) places_.emplace(name, out.size());
      const size_t dot = std::min(name.find('.'), name.size());
      const std::optional<std::string> label = EncodeName(name.substr(0, dot));
      if (label) out.append(label->substr(0, label->size() - 1));
      name.remove_prefix(std::min(dot + 1, name.size()));
    }
    Byte(0);
  }
  // Takes back what was written since.
  void Cut(size_t size) {
    out.resize(size);
    std::erase_if(places_, [size](const auto& place) { return place.second >= size; });
  }

  std::string out;

 private:
  std::map<std::string, size_t, std::less<>> places_;
};

void WriteRecord(Writer& writer, const Record& record) {
  writer.Name(record.name);
  writer.Short(record.type);
  writer.Short(record.klass);
  writer.Long(record.ttl);
  writer.Short(static_cast<unsigned>(record.data.size()));
  writer.out.append(record.data);
}

std::string OptRecord(const Message& message) {
  const Edns& edns = *message.edns;
  Writer options;
  if (!edns.subnet.empty()) {
    const bool six = edns.subnet.find(':') != std::string::npos;
    const std::string address =
        (six ? EncodeIpv6(edns.subnet) : EncodeIpv4(edns.subnet)).value_or("");
    const std::string bytes = address.substr(0, (edns.subnet_prefix + size_t{7}) / 8);
    options.Short(kClientSubnet);
    options.Short(static_cast<unsigned>(4 + bytes.size()));
    options.Short(six ? 2 : 1);
    options.Byte(edns.subnet_prefix);
    options.Byte(edns.subnet_scope);
    options.out.append(bytes);
  }
  Record record{.name = ".", .type = kOptType, .klass = edns.payload_size, .data = options.out};
  record.ttl = static_cast<uint32_t>(message.code >> 4) << 24 |
               static_cast<uint32_t>(edns.version) << 16 | (edns.dnssec_ok ? 0x8000U : 0U);
  Writer writer;
  WriteRecord(writer, record);
  return writer.out;
}

void WriteHeader(Writer& writer, const Message& message) {
  writer.Short(message.id);
  writer.Short((message.response ? 0x8000U : 0U) | (message.opcode & 15U) << 11 |
               (message.authoritative ? 0x400U : 0U) | (message.truncated ? 0x200U : 0U) |
               (message.recursion_desired ? 0x100U : 0U) |
               (message.recursion_available ? 0x80U : 0U) | (message.code & 15U));
}

void PatchShort(std::string& out, size_t at, size_t value) {
  out[at] = static_cast<char>(value >> 8 & 255);
  out[at + 1] = static_cast<char>(value & 255);
}

}  // namespace

std::optional<Message> Decode(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes) return std::nullopt;
  Reader reader(bytes);
  Message message;
  message.id = reader.Short();
  const uint16_t flags = reader.Short();
  message.response = (flags & 0x8000) != 0;
  message.opcode = static_cast<uint8_t>(flags >> 11 & 15);
  message.authoritative = (flags & 0x400) != 0;
  message.truncated = (flags & 0x200) != 0;
  message.recursion_desired = (flags & 0x100) != 0;
  message.recursion_available = (flags & 0x80) != 0;
  message.code = flags & 15;
  const size_t questions = reader.Short();
  const size_t answers = reader.Short();
  const size_t authorities = reader.Short();
  const size_t additionals = reader.Short();
  for (size_t i = 0; i < questions; ++i) {
    Question question;
    question.name = reader.Name();
    question.type = reader.Short();
    question.klass = reader.Short();
    if (!reader.ok()) return std::nullopt;
    message.questions.push_back(std::move(question));
  }
  if (!ReadRecords(reader, answers, false, message, message.answers) ||
      !ReadRecords(reader, authorities, false, message, message.authorities) ||
      !ReadRecords(reader, additionals, true, message, message.additionals)) {
    return std::nullopt;
  }
  return message;
}

std::string Encode(const Message& message, size_t size_max) {
  Writer writer;
  WriteHeader(writer, message);
  writer.out.resize(kHeaderBytes);
  for (const Question& question : message.questions) {
    writer.Name(question.name);
    writer.Short(question.type);
    writer.Short(question.klass);
  }
  // Room for the OPT record is kept, so that it always fits.
  const std::string opt = message.edns ? OptRecord(message) : std::string();
  const std::vector<Record>* sections[] = {&message.answers, &message.authorities,
                                           &message.additionals};
  size_t counts[3] = {};
  bool full = false;
  for (size_t section = 0; section < 3; ++section) {
    for (const Record& record : *sections[section]) {
      const size_t before = writer.out.size();
      if (full || record.data.size() > 0xffff) break;
      WriteRecord(writer, record);
      if (writer.out.size() + opt.size() > size_max) {
        writer.Cut(before);
        full = true;
        break;
      }
      ++counts[section];
    }
  }
  writer.out.append(opt);
  // Additional records may be missing without harm.
  const bool cut = counts[0] < message.answers.size() || counts[1] < message.authorities.size();
  if (cut) writer.out[2] = static_cast<char>(writer.out[2] | 2);
  PatchShort(writer.out, 4, message.questions.size());
  PatchShort(writer.out, 6, counts[0]);
  PatchShort(writer.out, 8, counts[1]);
  PatchShort(writer.out, 10, counts[2] + (message.edns ? 1 : 0));
  return std::move(writer.out);
}

}  // namespace wt::dns
