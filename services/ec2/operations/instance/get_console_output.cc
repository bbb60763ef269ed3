#include "emulator/base/encoding.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetConsoleOutput.html
Result<GetConsoleOutputResponse> GetConsoleOutput(Context& ctx, const GetConsoleOutputRequest& in) {
  const InstanceRow row = WT_TRY(FindInstance(ctx, in.instance_id));
  WT_TRY(CheckDryRun(in));
  GetConsoleOutputResponse out;
  out.instance_id = row.id;
  out.timestamp = ctx.now();
  // Deviation: AWS gives what the system printed; here no system runs, so it says what is known of
  // the boot.
  if (row.started_at.micros != 0) {
    out.output = Base64Encode(StrCat("[    0.000000] ", row.image_id, " on ", row.instance_type,
                                     "\nip-address: ", row.private_ip, "\n"));
  } else {
    out.output = "";
  }
  return out;
}

}  // namespace wt::ec2
