#include "services/ec2/errors.h"
#include "services/ec2/instance_state.h"
#include "services/ec2/key_pair.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<KeyPairRow> kKeyPairFilters[] = {
    {"key-name", [](Context&, const KeyPairRow& row, Values& out) { out.push_back(row.name); }},
    {"key-pair-id", [](Context&, const KeyPairRow& row, Values& out) { out.push_back(row.id); }},
    {"fingerprint",
     [](Context&, const KeyPairRow& row, Values& out) { out.push_back(row.fingerprint); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeKeyPairs.html
Result<DescribeKeyPairsResponse> DescribeKeyPairs(Context& ctx, const DescribeKeyPairsRequest& in) {
  const std::span<const FilterField<KeyPairRow>> fields = kKeyPairFilters;
  WT_TRY(CheckFilters(in.filters, fields));
  for (const std::string& name : in.key_names) {
    if (!ctx.Find<KeyPairRow>(name)) return KeyPairNotFound(name);
  }
  for (const std::string& id : in.key_pair_ids) {
    if (!KeyPairById(ctx, id)) return KeyPairNotFound(id);
  }
  WT_TRY(CheckDryRun(in));
  DescribeKeyPairsResponse out;
  out.key_pairs.present = true;
  for (const KeyPairRow& row : ctx.Scan<KeyPairRow>()) {
    const auto listed = [](const wire::List<std::string>& list, const std::string& text) {
      return std::find(list.begin(), list.end(), text) != list.end();
    };
    const bool all = in.key_names.empty() && in.key_pair_ids.empty();
    if (!all && !listed(in.key_names, row.name) && !listed(in.key_pair_ids, row.id)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, row, row.id))) continue;
    KeyPairInfo& info = out.key_pairs.emplace_back();
    info.key_name = row.name;
    info.key_pair_id = row.id;
    info.key_fingerprint = row.fingerprint;
    info.key_type = row.type;
    info.create_time = row.created_at;
    info.tags = TagsOf(ctx, row.id);
    info.tags.present = true;
    if (in.include_public_key.value_or(false)) info.public_key = row.public_key;
  }
  return out;
}

}  // namespace wt::ec2
