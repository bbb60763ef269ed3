# A group with a launch template, hooks, schedules and tags; another with mixed instances.

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
  default = 2
}

data "aws_availability_zones" "all" {
  state = "available"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "main" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.${count.index}.0/24"
  availability_zone = data.aws_availability_zones.all.names[count.index]
}

resource "aws_launch_template" "web" {
  name_prefix   = "web-"
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  tag_specifications {
    resource_type = "instance"
    tags          = { Name = "web" }
  }
}

resource "aws_autoscaling_group" "web" {
  name                      = "web"
  min_size                  = 1
  max_size                  = 4
  desired_capacity          = var.size
  vpc_zone_identifier       = aws_subnet.main[*].id
  health_check_type         = "EC2"
  health_check_grace_period = 0
  protect_from_scale_in     = true
  enabled_metrics           = ["GroupDesiredCapacity", "GroupInServiceInstances"]
  termination_policies      = ["OldestLaunchTemplate", "Default"]
  default_instance_warmup   = 60
  max_instance_lifetime     = 86400

  launch_template {
    id      = aws_launch_template.web.id
    version = "$Latest"
  }

  instance_maintenance_policy {
    min_healthy_percentage = 90
    max_healthy_percentage = 120
  }

  tag {
    key                 = "team"
    value               = "a"
    propagate_at_launch = true
  }

  lifecycle {
    ignore_changes = [tag]
  }
}

resource "aws_autoscaling_group_tag" "extra" {
  autoscaling_group_name = aws_autoscaling_group.web.name

  tag {
    key                 = "extra"
    value               = "yes"
    propagate_at_launch = false
  }
}

resource "aws_autoscaling_lifecycle_hook" "drain" {
  name                   = "drain"
  autoscaling_group_name = aws_autoscaling_group.web.name
  lifecycle_transition   = "autoscaling:EC2_INSTANCE_TERMINATING"
  default_result         = "CONTINUE"
  heartbeat_timeout      = 30
}

resource "aws_autoscaling_schedule" "night" {
  scheduled_action_name  = "night"
  autoscaling_group_name = aws_autoscaling_group.web.name
  min_size               = 0
  max_size               = 4
  desired_capacity       = 0
  recurrence             = "0 22 * * *"
  time_zone              = "Europe/Berlin"
}

resource "aws_autoscaling_notification" "all" {
  group_names   = [aws_autoscaling_group.web.name]
  notifications = ["autoscaling:EC2_INSTANCE_LAUNCH", "autoscaling:EC2_INSTANCE_TERMINATE"]
  topic_arn     = "arn:aws:sns:us-east-1:123456789012:scaling"
}

resource "aws_autoscaling_group" "mixed" {
  name                = "mixed"
  min_size            = 2
  max_size            = 6
  vpc_zone_identifier = aws_subnet.main[*].id
  capacity_rebalance  = true

  mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity                  = 1
      on_demand_percentage_above_base_capacity = 0
      spot_allocation_strategy                 = "price-capacity-optimized"
    }

    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.web.id
        version            = aws_launch_template.web.latest_version
      }

      override {
        instance_type = "t3.small"
      }

      override {
        instance_type = "t3.medium"
      }
    }
  }

  initial_lifecycle_hook {
    name                 = "first"
    lifecycle_transition = "autoscaling:EC2_INSTANCE_TERMINATING"
    default_result       = "CONTINUE"
    heartbeat_timeout    = 30
  }
}
