#include "services/ec2/address.h"
#include "services/ec2/errors.h"
#include "services/ec2/interface.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateAddress.html
Result<DisassociateAddressResponse> DisassociateAddress(Context& ctx,
                                                        const DisassociateAddressRequest& in) {
  std::optional<AddressRow> address;
  if (in.association_id && !in.association_id->empty()) {
    for (const AddressRow& row : ctx.Scan<AddressRow>()) {
      if (row.association_id == *in.association_id) address = row;
    }
    if (!address) {
      return error::NotFound("InvalidAssociationID.NotFound", "association ID", *in.association_id);
    }
  } else {
    if (!in.public_ip) return error::MissingParameter("AssociationId");
    address = WT_TRY(FindAddress(ctx, std::nullopt, in.public_ip));
  }
  WT_TRY(CheckNotHeld(*address));
  WT_TRY(CheckDryRun(in));
  Disassociate(ctx, *address);
  return DisassociateAddressResponse{};
}

}  // namespace wt::ec2
