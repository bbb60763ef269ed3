#include "services/ecs/user_data.h"

#include <gtest/gtest.h>

#include "emulator/base/encoding.h"

namespace wt::ecs {
namespace {

struct Case {
  const char* name;
  std::string text, cluster;
};

class UserData : public ::testing::TestWithParam<Case> {};

TEST_P(UserData, NamesTheCluster) {
  const auto settings = AgentSettings(Base64Encode(GetParam().text));
  const auto found = settings.find("ECS_CLUSTER");
  EXPECT_EQ(found == settings.end() ? "" : found->second, GetParam().cluster);
}

INSTANTIATE_TEST_SUITE_P(
    , UserData,
    ::testing::Values(
        Case{"Echo", "#!/bin/bash\necho ECS_CLUSTER=web >> /etc/ecs/ecs.config\n", "web"},
        Case{"EchoQuoted", "#!/bin/bash\necho \"ECS_CLUSTER=web\" >> /etc/ecs/ecs.config", "web"},
        Case{"EchoSingleQuoted", "echo 'ECS_CLUSTER=web' > /etc/ecs/ecs.config", "web"},
        Case{"Heredoc", "cat <<EOF > /etc/ecs/ecs.config\nECS_CLUSTER=web\nECS_LOGLEVEL=debug\nEOF",
             "web"},
        Case{"IndentedHeredoc",
             "    cat <<'EOF' >> /etc/ecs/ecs.config\n    ECS_CLUSTER=web\n    EOF", "web"},
        Case{"CarriageReturns", "#!/bin/bash\r\necho ECS_CLUSTER=web >> /etc/ecs/ecs.config\r\n",
             "web"},
        Case{"LastCounts", "ECS_CLUSTER=one\nECS_CLUSTER=two\n", "two"},
        Case{"Commented", "#!/bin/bash\n# echo ECS_CLUSTER=web\n", ""},
        Case{"OtherWord", "MY_ECS_CLUSTER=web", ""},
        Case{"Bottlerocket", "[settings.ecs]\ncluster = \"web\"\n", "web"},
        Case{"BottlerocketOtherSection", "[settings.host]\ncluster = \"web\"\n", ""},
        Case{"CloudConfig",
             "#cloud-config\nwrite_files:\n- path: /etc/ecs/ecs.config\n  content: |\n"
             "    ECS_CLUSTER=web\n",
             "web"},
        Case{
            "Multipart",
            "Content-Type: multipart/mixed; boundary=\"B\"\n\n--B\nContent-Type: text/x-shellscript"
            "\n\n#!/bin/bash\necho ECS_CLUSTER=web >> /etc/ecs/ecs.config\n--B--\n",
            "web"},
        Case{"Nothing", "", ""}),
    [](const auto& param_info) { return param_info.param.name; });

TEST(AgentSettings, KeepsJsonWhole) {
  const auto settings = AgentSettings(
      Base64Encode("echo 'ECS_INSTANCE_ATTRIBUTES={\"a\": \"b c\"}' >> /etc/ecs/ecs.config"));
  EXPECT_EQ(settings.at("ECS_INSTANCE_ATTRIBUTES"), "{\"a\": \"b c\"}");
}

TEST(AgentSettings, IsEmptyForWhatIsNotBase64) { EXPECT_TRUE(AgentSettings("%%%").empty()); }

}  // namespace
}  // namespace wt::ecs
