# Launch templates with every block, and groups that use them in every way.

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

variable "size" {
  default = 1
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

data "aws_availability_zones" "available" {}

resource "aws_vpc" "main" {
  cidr_block = "10.4.0.0/16"
}

resource "aws_subnet" "main" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.4.${count.index}.0/24"
  availability_zone = data.aws_availability_zones.available.names[count.index]
}

resource "aws_security_group" "main" {
  name   = "main"
  vpc_id = aws_vpc.main.id
}

resource "aws_key_pair" "main" {
  key_name   = "blocks"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGYpU8NcIcqgwlHGj4nqu6dGdR4U7o3nKnVqRGAmDZAh ops@example.com"
}

resource "aws_iam_role" "main" {
  name = "blocks"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_instance_profile" "main" {
  name = "blocks"
  role = aws_iam_role.main.name
}

resource "aws_placement_group" "main" {
  name     = "blocks"
  strategy = "cluster"
}

resource "aws_launch_template" "every_block" {
  name_prefix                          = "blocks-"
  description                          = "Every block"
  image_id                             = nonsensitive(data.aws_ssm_parameter.image.value)
  instance_type                        = "c5.large"
  key_name                             = aws_key_pair.main.key_name
  ebs_optimized                        = true
  disable_api_stop                     = false
  disable_api_termination              = false
  instance_initiated_shutdown_behavior = "terminate"
  user_data                            = base64encode("#!/bin/bash\necho ${var.size}\n")

  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size           = 20
      volume_type           = "gp3"
      iops                  = 4000
      throughput            = 200
      encrypted             = true
      delete_on_termination = true
    }
  }
  block_device_mappings {
    device_name = "/dev/sdf"
    ebs {
      volume_size = 10
      volume_type = "io2"
      iops        = 500
    }
  }
  block_device_mappings {
    device_name  = "/dev/sdb"
    virtual_name = "ephemeral0"
  }
  capacity_reservation_specification {
    capacity_reservation_preference = "open"
  }
  cpu_options {
    core_count       = 1
    threads_per_core = 1
  }
  enclave_options {
    enabled = false
  }
  hibernation_options {
    configured = false
  }
  iam_instance_profile {
    name = aws_iam_instance_profile.main.name
  }
  maintenance_options {
    auto_recovery = "disabled"
  }
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
    instance_metadata_tags      = "enabled"
  }
  monitoring {
    enabled = true
  }
  network_interfaces {
    device_index                = 0
    associate_public_ip_address = true
    delete_on_termination       = true
    security_groups             = [aws_security_group.main.id]
    subnet_id                   = aws_subnet.main[0].id
  }
  placement {
    group_name = aws_placement_group.main.name
    tenancy    = "default"
  }
  private_dns_name_options {
    enable_resource_name_dns_a_record = true
    hostname_type                     = "ip-name"
  }
  tag_specifications {
    resource_type = "instance"
    tags          = { Name = "blocks", size = tostring(var.size) }
  }
  tag_specifications {
    resource_type = "volume"
    tags          = { Name = "blocks" }
  }
  tags = { part = "template" }
}

resource "aws_launch_template" "spot" {
  name          = "spot"
  image_id      = nonsensitive(data.aws_ssm_parameter.image.value)
  instance_type = "t3.small"
  credit_specification {
    cpu_credits = "standard"
  }
  instance_market_options {
    market_type = "spot"
    spot_options {
      max_price = "0.02"
    }
  }
}

resource "aws_launch_template" "requirements" {
  name                   = "requirements"
  image_id               = nonsensitive(data.aws_ssm_parameter.image.value)
  update_default_version = true
  instance_requirements {
    memory_mib {
      min = 4096
      max = 16384
    }
    vcpu_count {
      min = 2
      max = 4
    }
    instance_generations  = ["current"]
    cpu_manufacturers     = ["intel", "amd"]
    burstable_performance = "excluded"
  }
}

resource "aws_launch_template" "plain" {
  name          = "plain"
  image_id      = nonsensitive(data.aws_ssm_parameter.image.value)
  instance_type = "t3.micro"
}

resource "aws_instance" "every_block" {
  launch_template {
    id      = aws_launch_template.every_block.id
    version = "$Latest"
  }
  # The provider compares a template's user data with the instance's by another hash, and takes
  # the template's tags for somebody else's.
  lifecycle {
    ignore_changes = [user_data, launch_template, tags, tags_all]
  }
}

resource "aws_autoscaling_group" "mixed" {
  name                      = "mixed"
  min_size                  = 0
  max_size                  = 4
  desired_capacity          = var.size
  vpc_zone_identifier       = aws_subnet.main[*].id
  capacity_rebalance        = true
  default_cooldown          = 120
  default_instance_warmup   = 60
  max_instance_lifetime     = 604800
  termination_policies      = ["OldestLaunchTemplate", "ClosestToNextInstanceHour"]
  suspended_processes       = ["AlarmNotification", "ScheduledActions"]
  health_check_type         = "EC2"
  health_check_grace_period = 30

  instance_maintenance_policy {
    min_healthy_percentage = 90
    max_healthy_percentage = 120
  }
  initial_lifecycle_hook {
    name                 = "boot"
    lifecycle_transition = "autoscaling:EC2_INSTANCE_LAUNCHING"
    heartbeat_timeout    = 60
    default_result       = "CONTINUE"
  }
  mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity                  = 1
      on_demand_percentage_above_base_capacity = 50
      spot_allocation_strategy                 = "price-capacity-optimized"
    }
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.plain.id
        version            = "$Default"
      }
      override {
        instance_type     = "t3.small"
        weighted_capacity = "1"
      }
      override {
        instance_type     = "t3a.small"
        weighted_capacity = "1"
      }
    }
  }
  tag {
    key                 = "size"
    value               = tostring(var.size)
    propagate_at_launch = false
  }
}

resource "aws_autoscaling_group" "warm" {
  name                = "warm"
  min_size            = 0
  max_size            = 2
  vpc_zone_identifier = [aws_subnet.main[0].id]
  force_delete        = true
  launch_template {
    name    = aws_launch_template.plain.name
    version = aws_launch_template.plain.latest_version
  }
  warm_pool {
    pool_state = "Stopped"
    min_size   = var.size
    instance_reuse_policy {
      reuse_on_scale_in = true
    }
  }
  instance_refresh {
    strategy = "Rolling"
    preferences {
      min_healthy_percentage = 50
      instance_warmup        = 30
    }
    triggers = ["tag"]
  }
}

resource "aws_lb_target_group" "main" {
  name     = "blocks"
  port     = 80
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_autoscaling_attachment" "warm" {
  autoscaling_group_name = aws_autoscaling_group.warm.id
  lb_target_group_arn    = aws_lb_target_group.main.arn
}

data "aws_launch_template" "every_block" {
  id = aws_launch_template.every_block.id
}

data "aws_autoscaling_group" "mixed" {
  name = aws_autoscaling_group.mixed.name
}
