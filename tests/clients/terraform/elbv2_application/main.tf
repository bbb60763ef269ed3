# An Application Load Balancer with every action and every condition that needs no certificate.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "health_path" {
  default = "/"
}

data "aws_availability_zones" "all" {
  state = "available"
}

resource "aws_vpc" "main" {
  cidr_block = "10.4.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.4.${count.index}.0/24"
  availability_zone = data.aws_availability_zones.all.names[count.index]
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lb" "web" {
  name               = "web"
  load_balancer_type = "application"
  subnets            = aws_subnet.public[*].id
  security_groups    = [aws_security_group.web.id]
  idle_timeout       = 120
  tags               = { part = "front" }
  depends_on         = [aws_internet_gateway.main]
}

data "aws_lb" "web" {
  arn = aws_lb.web.arn
}

resource "aws_lb_target_group" "web" {
  count                = 2
  name                 = "web-${count.index}"
  port                 = 80
  protocol             = "HTTP"
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30

  health_check {
    path                = var.health_path
    matcher             = "200-299"
    interval            = 15
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }
  stickiness {
    type            = "lb_cookie"
    cookie_duration = 3600
  }
}

resource "aws_instance" "web" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.public[0].id
  vpc_security_group_ids = [aws_security_group.web.id]
}

resource "aws_lb_target_group_attachment" "web" {
  target_group_arn = aws_lb_target_group.web[0].arn
  target_id        = aws_instance.web.id
  port             = 80
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      message_body = "Forbidden"
      status_code  = "403"
    }
  }
}

resource "aws_lb_listener" "redirect" {
  load_balancer_arn = aws_lb.web.arn
  port              = 8080
  protocol          = "HTTP"

  default_action {
    type = "redirect"
    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "split" {
  load_balancer_arn = aws_lb.web.arn
  port              = 8081
  protocol          = "HTTP"

  default_action {
    type = "forward"
    forward {
      target_group {
        arn    = aws_lb_target_group.web[0].arn
        weight = 10
      }
      target_group {
        arn    = aws_lb_target_group.web[1].arn
        weight = 20
      }
      stickiness {
        enabled  = true
        duration = 600
      }
    }
  }
}

resource "aws_lb_listener_rule" "front_door" {
  listener_arn = aws_lb_listener.web.arn
  priority     = 10

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web[0].arn
  }
  condition {
    host_header {
      values = ["www.example.com"]
    }
  }
  condition {
    http_header {
      http_header_name = "X-Origin-Verify"
      values           = ["secret"]
    }
  }
  tags = { part = "front" }
}

resource "aws_lb_listener_rule" "method_and_path" {
  listener_arn = aws_lb_listener.web.arn
  priority     = 20

  action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      status_code  = "405"
    }
  }
  condition {
    http_request_method {
      values = ["PUT", "DELETE"]
    }
  }
  condition {
    path_pattern {
      values = ["/shop/*"]
    }
  }
}

resource "aws_lb_listener_rule" "query_and_source" {
  listener_arn = aws_lb_listener.web.arn
  priority     = 30

  action {
    type = "redirect"
    redirect {
      host        = "old.example.com"
      status_code = "HTTP_302"
    }
  }
  condition {
    query_string {
      key   = "version"
      value = "v1"
    }
  }
  condition {
    source_ip {
      values = ["203.0.113.0/24"]
    }
  }
}

output "name" {
  value = data.aws_lb.web.dns_name
}
