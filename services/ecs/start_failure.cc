#include "services/ecs/start_failure.h"

#include <algorithm>
#include <map>

#include "emulator/base/arn.h"
#include "emulator/world/world.h"
#include "services/ecr/ecr.h"
#include "services/ecs/identity.h"
#include "services/ecs/task.h"
#include "services/logs/logs.h"
#include "services/ssm/ssm.h"

namespace wt::ecs {
namespace {

constexpr std::string_view kPull = "CannotPullContainerError: Error response from daemon: ";
constexpr std::string_view kRegistry =
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource "
    "retrieval failed: unable to retrieve ecr registry auth: service call has been retried ";
constexpr std::string_view kSecrets =
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource "
    "retrieval failed: unable to retrieve ";
constexpr std::string_view kLogDriver =
    "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: "
    "failed to create Cloudwatch log ";
constexpr std::string_view kLoggerArgs =
    "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 "
    "times: failed to create Cloudwatch log ";

struct LogTarget {
  std::string region, group, stream;
  bool creates = false;
};

// Where the container's driver awslogs writes; nothing for other drivers.
std::optional<LogTarget> LogsOf(Context& ctx, const TaskRow& task,
                                const ContainerDefinition& container) {
  if (!container.log_configuration || container.log_configuration->log_driver != "awslogs") {
    return std::nullopt;
  }
  const auto& options = container.log_configuration->options;
  const auto option = [&](const char* name) {
    const auto found = options.find(name);
    return found == options.end() ? std::string() : std::string(found->second);
  };
  LogTarget target;
  target.region = option("awslogs-region");
  if (target.region.empty()) target.region = ctx.region();
  target.group = option("awslogs-group");
  target.creates = option("awslogs-create-group") == "true";
  const std::string prefix = option("awslogs-stream-prefix");
  const std::string name = container.name.value_or("");
  target.stream = prefix.empty() ? RuntimeId(task, name) : StrCat(prefix, "/", name, "/", task.id);
  return target;
}

// Where a container's secret is kept: in Parameter Store, or in Secrets Manager.
struct SecretSource {
  bool parameter = true;
  std::string account, region, name, arn;
};

SecretSource SourceOf(const Context& ctx, const Secret& secret) {
  const std::string& from = secret.value_from;
  std::optional<Arn> arn = ParseArn(from);
  if (!arn) {
    const std::string_view slash = from.starts_with("/") ? "" : "/";
    return {.account = ctx.account(),
            .region = ctx.region(),
            .name = from,
            .arn = ctx.ArnOf("ssm", StrCat("parameter", slash, from))};
  }
  const bool parameter = arn->service != "secretsmanager";
  // A key, a stage and a version may follow the name of a secret.
  if (!parameter) {
    const size_t name = arn->resource.find(':') + 1;
    arn->resource = arn->resource.substr(0, arn->resource.find(':', name));
  }
  return {parameter, arn->account, arn->region, from, arn->ToString()};
}

class Starter {
 public:
  Starter(Context& ctx, const TaskRow& task, const TaskDefinition& definition,
          const ContainerInstanceRow& instance)
      : ctx_(ctx),
        task_(task),
        definition_(definition),
        instance_(instance),
        fargate_(task.launch_type == "FARGATE") {}

  // By default the agent pulls each time, and takes what it has where that fails.
  std::optional<std::string> Pull(const std::string& image) {
    const auto& cached = instance_.images;
    if (std::find(cached.begin(), cached.end(), image) != cached.end()) return std::nullopt;
    const auto reference = ecr::ParseImageReference(image);
    Look();
    if (!reference) return PullPublic(image);
    if (auto refused = Authorize()) return refused;
    return PullFromEcr(*reference, image);
  }

  // Secrets come before the first container is created.
  std::optional<std::string> Secrets(const ContainerDefinition& container) {
    std::string invalid, region;
    for (const Secret& secret : container.secrets) {
      if (auto failure = Fetch(SourceOf(ctx_, secret), invalid, region)) return failure;
    }
    if (container.log_configuration) {
      for (const Secret& secret : container.log_configuration->secret_options) {
        if (auto failure = Fetch(SourceOf(ctx_, secret), invalid, region)) return failure;
      }
    }
    if (invalid.empty()) return std::nullopt;
    return FromParameterStore(region, StrCat("invalid parameters: ", invalid));
  }

  std::optional<std::string> Log(const ContainerDefinition& container) {
    const std::optional<LogTarget> target = LogsOf(ctx_, task_, container);
    if (!target) return std::nullopt;
    Look();
    const std::string_view words = fargate_ ? kLoggerArgs : kLogDriver;
    const ec2::Verdict way = ec2::CanReachService(ctx_, interface_, "logs");
    if (!way.passes) {
      return StrCat(words, "stream: RequestError: send request failed caused by: Post \"https://",
                    "logs.", target->region, ".amazonaws.com/\": dial tcp: i/o timeout (",
                    way.detail, ")");
    }
    const std::string group_arn =
        StrCat("arn:aws:logs:", target->region, ":", ctx_.account(), ":log-group:", target->group);
    const bool there =
        logs::FindLogGroup(ctx_, ctx_.account(), target->region, target->group).has_value();
    if (!there && target->creates) {
      if (auto denied = Denied(ctx_, identity_, "logs:CreateLogGroup", group_arn)) {
        return StrCat(words, "group: ", *denied);
      }
    }
    if (auto denied = Denied(ctx_, identity_, "logs:CreateLogStream",
                             StrCat(group_arn, ":log-stream:", target->stream))) {
      return StrCat(words, "stream: ", *denied);
    }
    if (there || target->creates) return std::nullopt;
    return StrCat(words,
                  "stream: ResourceNotFoundException: The specified log group does not exist.");
  }

 private:
  // Names that Parameter Store does not know are told together.
  std::optional<std::string> Fetch(const SecretSource& source, std::string& invalid,
                                   std::string& region) {
    Look();
    const std::string_view service = source.parameter ? "ssm" : "secretsmanager";
    const auto told = [&](std::string_view why) {
      return source.parameter ? FromParameterStore(source.region, why)
                              : FromSecretsManager(source, why);
    };
    const ec2::Verdict way = ec2::CanReachService(ctx_, interface_, service);
    if (!way.passes) {
      return told(StrCat("RequestError: send request failed caused by: Post \"https://", service,
                         ".", source.region, ".amazonaws.com/\": dial tcp: i/o timeout (",
                         way.detail, ")"));
    }
    const std::string_view action =
        source.parameter ? "ssm:GetParameters" : "secretsmanager:GetSecretValue";
    if (const auto denied = Denied(ctx_, identity_, action, source.arn)) return told(*denied);
    // Deviation: Secrets Manager is not simulated; a secret that the role may read is taken to be
    // there.
    if (!source.parameter) return std::nullopt;
    if (ssm::FindParameter(ctx_, source.account, source.region, source.name)) return std::nullopt;
    invalid += StrCat(invalid.empty() ? "" : ",", source.name);
    region = source.region;
    return std::nullopt;
  }

  // Fargate's words, and those of the agent on an instance.
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
  // https://github.com/aws/amazon-ecs-agent/blob/master/agent/taskresource/ssmsecret/ssmsecret.go
  std::string FromParameterStore(std::string_view region, std::string_view why) const {
    if (!fargate_) {
      return StrCat("Fetching secret data from SSM Parameter Store in ", region, ": ", why);
    }
    return StrCat(kSecrets, "secrets from ssm: service call has been retried 1 time(s): ", why);
  }
  std::string FromSecretsManager(const SecretSource& source, std::string_view why) const {
    if (!fargate_) {
      return StrCat("Fetching secret data from AWS Secrets Manager in region ", source.region,
                    ": secret ", source.arn, ": ", why);
    }
    return StrCat(kSecrets, "secret from asm: service call has been retried 1 time(s): failed to ",
                  "fetch secret ", source.arn, " from secrets manager: ", why);
  }

  // Who asks, and from where.
  void Look() {
    if (looked_) return;
    looked_ = true;
    interface_ = fargate_ ? task_.eni_id : PrimaryInterface(ctx_, instance_.ec2_instance_id);
    const auto& given = task_.overrides->execution_role_arn ? task_.overrides->execution_role_arn
                                                            : definition_.execution_role_arn;
    if (given && !given->empty()) {
      identity_ = IdentityOf(ctx_, task_, *given);
    } else if (!fargate_) {
      const auto row =
          ec2::FindInstanceRow(ctx_, ctx_.account(), ctx_.region(), instance_.ec2_instance_id);
      if (row) identity_ = IdentityOf(ctx_, *row);
    }
  }

  // Docker Hub and the like: such images are always there, if the way is open.
  std::optional<std::string> PullPublic(const std::string& image) {
    const ec2::Verdict way = ec2::CanReachInternet(ctx_, interface_);
    if (way.passes) return std::nullopt;
    if (!fargate_) {
      return StrCat(kPull,
                    "Get \"https://registry-1.docker.io/v2/\": net/http: request canceled while "
                    "waiting for connection (Client.Timeout exceeded while awaiting headers) (",
                    way.detail, ")");
    }
    return StrCat(
        "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to "
        "resolve ref docker.io/library/",
        image, ": failed to do request: Head \"https://registry-1.docker.io/v2/library/", image,
        "\": dial tcp: i/o timeout (", way.detail, ")");
  }

  std::optional<std::string> Authorize() {
    const ec2::Verdict way = ec2::CanReachService(ctx_, interface_, "ecr.api");
    if (!way.passes) {
      const std::string timeout =
          StrCat("RequestError: send request failed caused by: Post \"https://api.ecr.",
                 ctx_.region(), ".amazonaws.com/\": dial tcp: i/o timeout");
      return fargate_ ? StrCat(kRegistry, "3 time(s): ", timeout,
                               ". Please check your task network configuration. (", way.detail, ")")
                      : StrCat("CannotPullECRContainerError: ", timeout, " (", way.detail, ")");
    }
    const auto denied = Denied(ctx_, identity_, "ecr:GetAuthorizationToken", "*");
    if (!denied) return std::nullopt;
    return fargate_ ? StrCat(kRegistry, "1 time(s): ", *denied)
                    : StrCat("CannotPullECRContainerError: ", *denied);
  }

  std::optional<std::string> PullFromEcr(const ecr::ImageReference& reference,
                                         const std::string& image) {
    const std::string name = image.substr(0, image.find_last_of(":@"));
    for (const std::string_view endpoint : {"ecr.dkr", "s3"}) {
      const ec2::Verdict way = ec2::CanReachService(ctx_, interface_, endpoint);
      if (way.passes) continue;
      return StrCat(kPull, "Get \"https://", image.substr(0, image.find('/')),
                    "/v2/\": dial tcp: i/o timeout (", endpoint, ": ", way.detail, ")");
    }
    const std::string arn = StrCat("arn:aws:ecr:", reference.region, ":", reference.account,
                                   ":repository/", reference.repository);
    for (const std::string_view action : {"ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"}) {
      if (const auto denied = Denied(ctx_, identity_, action, arn)) {
        return StrCat(kPull, "pull access denied for ", name,
                      ", repository does not exist or may require 'docker login': denied: ",
                      denied->substr(denied->find(": ") + 2));
      }
    }
    // Registries of other accounts are taken to hold what is asked of them.
    if (reference.account != ctx_.account()) return std::nullopt;
    const ecr::ImageLookup found = ecr::FindImage(ctx_, reference);
    if (found.state == ecr::ImageState::kNoRepository) {
      return StrCat(kPull, "repository ", name, " not found: name unknown: The repository with ",
                    "name '", reference.repository, "' does not exist in the registry with id '",
                    reference.account, "'");
    }
    // Deviation: AWS has nothing in a repository that nobody pushed to; here one without any image
    // holds whatever is asked of it, unless the world is strict about images; because no client
    // pushes layers here.
    const bool lenient = found.repository_empty && !ctx_.world().options().strict_images;
    if (found.state != ecr::ImageState::kNoImage || lenient) return std::nullopt;
    return StrCat(kPull, "manifest for ", image,
                  " not found: manifest unknown: Requested image not found");
  }

  Context& ctx_;
  const TaskRow& task_;
  const TaskDefinition& definition_;
  const ContainerInstanceRow& instance_;
  bool fargate_, looked_ = false;
  Identity identity_;
  std::string interface_;
};

}  // namespace

std::optional<StartFailure> WhyNotStart(Context& ctx, const TaskRow& task,
                                        const TaskDefinition& definition,
                                        const ContainerInstanceRow& instance) {
  Starter starter(ctx, task, definition, instance);
  // 1. Secrets are fetched for the whole task.
  for (const ContainerDefinition& container : definition.container_definitions) {
    if (auto reason = starter.Secrets(container)) {
      return StartFailure{false, true, container.name.value_or(""), *std::move(reason)};
    }
  }
  // 2. All images are pulled before the first container starts.
  for (const ContainerDefinition& container : definition.container_definitions) {
    if (!container.essential.value_or(true)) continue;
    if (auto reason = starter.Pull(container.image.value_or(""))) {
      return StartFailure{false, false, container.name.value_or(""), *std::move(reason)};
    }
  }
  // 3. A log driver that cannot write keeps its container from starting.
  for (const ContainerDefinition& container : definition.container_definitions) {
    if (!container.essential.value_or(true)) continue;
    if (auto reason = starter.Log(container)) {
      return StartFailure{true, false, container.name.value_or(""), *std::move(reason)};
    }
  }
  return std::nullopt;
}

void OpenLogs(Context& ctx, const TaskRow& task, const TaskDefinition& definition) {
  for (const ContainerDefinition& container : definition.container_definitions) {
    const std::optional<LogTarget> target = LogsOf(ctx, task, container);
    if (!target) continue;
    if (target->creates) {
      logs::EnsureLogGroup(ctx, ctx.account(), target->region, target->group);
    }
    logs::EnsureLogStream(ctx, ctx.account(), target->region, target->group, target->stream);
  }
}

}  // namespace wt::ecs
