# ECS: every option of services, task definitions, clusters and capacity providers.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region     = "us-east-1"
  access_key = "test"
  secret_key = "test"
}

variable "memory" {
  type    = number
  default = 128
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
}

data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

resource "aws_security_group" "tasks" {
  name   = "tasks"
  vpc_id = data.aws_vpc.default.id

  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = [data.aws_vpc.default.cidr_block]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_cloudwatch_log_group" "exec" {
  name = "/ecs/exec"
}

resource "aws_iam_role" "tasks" {
  name = "tasks"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "tasks" {
  role       = aws_iam_role.tasks.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role" "instance" {
  name = "instance"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "instance" {
  role       = aws_iam_role.instance.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"
}

resource "aws_iam_instance_profile" "instance" {
  name = "instance"
  role = aws_iam_role.instance.name
}

resource "aws_ecs_cluster" "main" {
  name = "main"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"
      log_configuration {
        cloud_watch_log_group_name = aws_cloudwatch_log_group.exec.name
      }
    }
  }
  tags = { part = "cluster" }
}

resource "aws_launch_template" "main" {
  name          = "ecs"
  image_id      = nonsensitive(data.aws_ssm_parameter.image.value)
  instance_type = "m5.large"
  user_data     = base64encode("#!/bin/bash\necho ECS_CLUSTER=${aws_ecs_cluster.main.name} >> /etc/ecs/ecs.config\n")
  iam_instance_profile {
    arn = aws_iam_instance_profile.instance.arn
  }
  depends_on = [aws_iam_role_policy_attachment.instance]
}

resource "aws_autoscaling_group" "main" {
  name                = "ecs"
  min_size            = 2
  max_size            = 4
  vpc_zone_identifier = slice(sort(data.aws_subnets.default.ids), 0, 2)
  launch_template {
    id      = aws_launch_template.main.id
    version = "$Latest"
  }
  tag {
    key                 = "AmazonECSManaged"
    value               = ""
    propagate_at_launch = true
  }
  lifecycle {
    ignore_changes = [desired_capacity]
  }
}

resource "aws_ecs_capacity_provider" "main" {
  name = "main"
  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.main.arn
    managed_termination_protection = "DISABLED"
    managed_draining               = "ENABLED"
    managed_scaling {
      status                    = "ENABLED"
      target_capacity           = 80
      instance_warmup_period    = 120
      minimum_scaling_step_size = 1
      maximum_scaling_step_size = 3
    }
  }
  tags = { part = "provider" }
}

resource "aws_ecs_cluster_capacity_providers" "main" {
  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = [aws_ecs_capacity_provider.main.name, "FARGATE", "FARGATE_SPOT"]
  default_capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.main.name
    weight            = 1
  }
}

resource "aws_ecs_task_definition" "bridge" {
  family             = "bridge"
  network_mode       = "bridge"
  cpu                = "256"
  memory             = "512"
  pid_mode           = "task"
  ipc_mode           = "none"
  execution_role_arn = aws_iam_role.tasks.arn
  task_role_arn      = aws_iam_role.tasks.arn

  volume {
    name      = "host"
    host_path = "/var/data"
  }
  volume {
    name = "docker"
    docker_volume_configuration {
      scope         = "shared"
      autoprovision = true
      driver        = "local"
      labels        = { part = "volume" }
    }
  }
  placement_constraints {
    type       = "memberOf"
    expression = "attribute:ecs.os-type == linux"
  }
  container_definitions = jsonencode([
    {
      name              = "app"
      image             = "nginx:1"
      cpu               = 128
      memoryReservation = var.memory
      essential         = true
      environment       = [{ name = "B", value = "2" }, { name = "A", value = "1" }]
      portMappings      = [{ containerPort = 80 }, { containerPort = 53, protocol = "udp" }]
      mountPoints       = [{ sourceVolume = "host", containerPath = "/data", readOnly = true }]
      ulimits           = [{ name = "nofile", softLimit = 1024, hardLimit = 4096 }]
      dockerLabels      = { part = "app" }
      entryPoint        = ["sh", "-c"]
      command           = ["run"]
      stopTimeout       = 30
      healthCheck = {
        command = ["CMD-SHELL", "true"], interval = 10, retries = 3, timeout = 5, startPeriod = 10
      }
      dependsOn = [{ containerName = "init", condition = "SUCCESS" }]
    },
    {
      name      = "init"
      image     = "busybox:1"
      cpu       = 0
      memory    = 64
      essential = false
      linuxParameters = {
        initProcessEnabled = true
        capabilities       = { add = [], drop = ["ALL"] }
      }
    }
  ])
  tags = { part = "task" }
}

resource "aws_ecs_task_definition" "awsvpc" {
  family       = "awsvpc"
  network_mode = "awsvpc"
  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }
  container_definitions = jsonencode([
    {
      name         = "app", image = "nginx:1", memory = var.memory, essential = true
      portMappings = [{ containerPort = 80, hostPort = 80, name = "web", appProtocol = "http" }]
    }
  ])
}

resource "aws_ecs_task_definition" "host" {
  family       = "host"
  network_mode = "host"
  container_definitions = jsonencode([
    { name = "agent", image = "agent:1", memory = 64, essential = true, privileged = true }
  ])
}

resource "aws_ecs_service" "constrained" {
  name                               = "constrained"
  cluster                            = aws_ecs_cluster.main.arn
  task_definition                    = aws_ecs_task_definition.bridge.arn
  desired_count                      = 2
  launch_type                        = "EC2"
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  enable_execute_command             = true
  wait_for_steady_state              = true
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  availability_zone_rebalancing      = "DISABLED"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
  placement_constraints {
    type = "distinctInstance"
  }
  placement_constraints {
    type       = "memberOf"
    expression = "attribute:ecs.instance-type =~ m5.*"
  }
  ordered_placement_strategy {
    type = "random"
  }
  tags       = { part = "service" }
  depends_on = [aws_ecs_cluster_capacity_providers.main]
}

resource "aws_lb" "internal" {
  name               = "internal"
  internal           = true
  load_balancer_type = "application"
  subnets            = slice(sort(data.aws_subnets.default.ids), 0, 2)
}

resource "aws_lb_target_group" "ip" {
  name        = "ip"
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = data.aws_vpc.default.id
}

resource "aws_lb_listener" "internal" {
  load_balancer_arn = aws_lb.internal.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.ip.arn
  }
}

resource "aws_ecs_service" "awsvpc" {
  name                              = "awsvpc"
  cluster                           = aws_ecs_cluster.main.id
  task_definition                   = aws_ecs_task_definition.awsvpc.arn
  desired_count                     = 1
  health_check_grace_period_seconds = 60

  network_configuration {
    subnets         = slice(sort(data.aws_subnets.default.ids), 0, 2)
    security_groups = [aws_security_group.tasks.id]
  }
  capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.main.name
    weight            = 1
    base              = 1
  }
  load_balancer {
    target_group_arn = aws_lb_target_group.ip.arn
    container_name   = "app"
    container_port   = 80
  }
  depends_on = [aws_lb_listener.internal, aws_ecs_cluster_capacity_providers.main]
}

resource "aws_ecs_service" "daemon" {
  name                = "daemon"
  cluster             = aws_ecs_cluster.main.id
  task_definition     = aws_ecs_task_definition.host.arn
  scheduling_strategy = "DAEMON"
  launch_type         = "EC2"
  depends_on          = [aws_ecs_cluster_capacity_providers.main]

  # One of its tags is set from outside.
  lifecycle {
    ignore_changes = [tags, tags_all]
  }
}

resource "aws_ecs_tag" "service" {
  resource_arn = aws_ecs_service.daemon.id
  key          = "outside"
  value        = "yes"
}

resource "aws_ecs_account_setting_default" "vpc_trunking" {
  name  = "awsvpcTrunking"
  value = "enabled"
}

data "aws_ecs_cluster" "main" {
  cluster_name = aws_ecs_cluster.main.name
}

data "aws_ecs_service" "constrained" {
  cluster_arn  = aws_ecs_cluster.main.arn
  service_name = aws_ecs_service.constrained.name
}

data "aws_ecs_task_definition" "bridge" {
  task_definition = aws_ecs_task_definition.bridge.family
}
