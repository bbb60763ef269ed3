#!/bin/bash
cat >> /etc/ecs/ecs.config <<'CONFIG'
ECS_CLUSTER=${cluster}
ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
CONFIG
