# Every type of scaling policy on a group, and a launch configuration.

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

variable "target" {
  default = 50
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

resource "aws_launch_configuration" "web" {
  name_prefix   = "web-"
  image_id      = nonsensitive(data.aws_ssm_parameter.image.value)
  instance_type = "t3.micro"
  user_data     = "#!/bin/sh\n"

  root_block_device {
    volume_size = 20
    volume_type = "gp3"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_autoscaling_group" "web" {
  name                 = "web"
  min_size             = 0
  max_size             = 4
  availability_zones   = ["us-east-1a"]
  launch_configuration = aws_launch_configuration.web.name
}

resource "aws_autoscaling_policy" "simple" {
  name                   = "simple"
  autoscaling_group_name = aws_autoscaling_group.web.name
  adjustment_type        = "ChangeInCapacity"
  scaling_adjustment     = 1
  cooldown               = 300
}

resource "aws_autoscaling_policy" "step" {
  name                      = "step"
  autoscaling_group_name    = aws_autoscaling_group.web.name
  policy_type               = "StepScaling"
  adjustment_type           = "PercentChangeInCapacity"
  min_adjustment_magnitude  = 1
  estimated_instance_warmup = 120

  step_adjustment {
    metric_interval_lower_bound = 0
    metric_interval_upper_bound = 20
    scaling_adjustment          = 10
  }

  step_adjustment {
    metric_interval_lower_bound = 20
    scaling_adjustment          = 30
  }
}

resource "aws_autoscaling_policy" "cpu" {
  name                   = "cpu"
  autoscaling_group_name = aws_autoscaling_group.web.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
    target_value = var.target
  }
}

resource "aws_autoscaling_policy" "custom" {
  name                   = "custom"
  autoscaling_group_name = aws_autoscaling_group.web.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    customized_metric_specification {
      metrics {
        id          = "load"
        return_data = false
        metric_stat {
          stat = "Average"
          metric {
            namespace   = "App"
            metric_name = "Load"
            dimensions {
              name  = "Name"
              value = "web"
            }
          }
        }
      }
      metrics {
        id         = "double"
        expression = "load * 2"
      }
    }
    target_value     = 10
    disable_scale_in = true
  }
}

resource "aws_autoscaling_policy" "predictive" {
  name                   = "predictive"
  autoscaling_group_name = aws_autoscaling_group.web.name
  policy_type            = "PredictiveScaling"

  predictive_scaling_configuration {
    metric_specification {
      target_value = 40
      predefined_metric_pair_specification {
        predefined_metric_type = "ASGCPUUtilization"
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "high" {
  alarm_name          = "high"
  namespace           = "App"
  metric_name         = "Load"
  statistic           = "Average"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 60
  period              = 60
  evaluation_periods  = 2
  alarm_actions       = [aws_autoscaling_policy.step.arn]
}
