# A Network Load Balancer in front of addresses, and of an Application Load Balancer.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "us-east-1"
}

data "aws_vpc" "main" {
  default = true
}

data "aws_subnets" "main" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.main.id]
  }
  filter {
    name   = "availability-zone"
    values = ["us-east-1a", "us-east-1b"]
  }
}

resource "aws_lb" "flow" {
  name                             = "flow"
  internal                         = true
  load_balancer_type               = "network"
  subnets                          = data.aws_subnets.main.ids
  enable_cross_zone_load_balancing = true
}

resource "aws_lb_target_group" "flow" {
  name        = "flow"
  port        = 5432
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = data.aws_vpc.main.id
}

resource "aws_lb_target_group_attachment" "flow" {
  target_group_arn  = aws_lb_target_group.flow.arn
  target_id         = "10.200.0.5"
  availability_zone = "all"
}

resource "aws_lb_listener" "flow" {
  load_balancer_arn = aws_lb.flow.arn
  port              = 5432
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.flow.arn
  }
}

resource "aws_lb_target_group" "udp" {
  name     = "udp"
  port     = 53
  protocol = "UDP"
  vpc_id   = data.aws_vpc.main.id

  health_check {
    protocol = "HTTP"
    path     = "/health"
  }
}

resource "aws_lb_listener" "udp" {
  load_balancer_arn = aws_lb.flow.arn
  port              = 53
  protocol          = "UDP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.udp.arn
  }
}
