#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceCreditSpecification.html
Result<ModifyInstanceCreditSpecificationResponse> ModifyInstanceCreditSpecification(
    Context& ctx, const ModifyInstanceCreditSpecificationRequest& in) {
  if (in.instance_credit_specifications.empty()) {
    return error::MissingParameter("InstanceCreditSpecification");
  }
  WT_TRY(CheckDryRun(in));
  ModifyInstanceCreditSpecificationResponse out;
  out.successful_instance_credit_specifications.present = true;
  out.unsuccessful_instance_credit_specifications.present = true;
  // Each instance by itself: one that cannot change does not keep the others.
  for (const auto& wish : in.instance_credit_specifications) {
    const auto fail = [&](std::string_view code, std::string message) {
      auto& item = out.unsuccessful_instance_credit_specifications.emplace_back();
      item.instance_id = wish.instance_id;
      item.error.emplace().code = code;
      item.error->message = std::move(message);
    };
    const std::string credits = wish.cpu_credits.value_or("");
    std::optional<InstanceRow> row = ctx.Find<InstanceRow>(wish.instance_id);
    if (!row) {
      fail(wish.instance_id.starts_with("i-") ? "InvalidInstanceID.NotFound"
                                              : "InvalidInstanceID.Malformed",
           StrCat("The instance ID '", wish.instance_id, "' does not exist"));
      continue;
    }
    const catalog::InstanceType* type = catalog::FindInstanceType(row->instance_type);
    if (type == nullptr || !type->burstable) {
      fail("InstanceCreditSpecification.NotSupported",
           StrCat("The instance ", row->id, " is not a burstable performance instance."));
    } else if (credits != "standard" && credits != "unlimited") {
      return error::InvalidParameterValue(StrCat("Invalid value '", credits,
                                                 "' for cpuCredits. Valid values are standard and "
                                                 "unlimited."));
    } else {
      row->cpu_credits = credits;
      ctx.Put(*row);
      out.successful_instance_credit_specifications.emplace_back().instance_id = row->id;
    }
  }
  return out;
}

}  // namespace wt::ec2
