# Listeners with certificates and every action; target groups and balancers with every attribute.

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

variable "cookie" {
  default = 600
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

locals {
  subnets = slice(sort(data.aws_subnets.default.ids), 0, 2)
  # Self-signed, for www.example.com, until 2120.
  certificate = <<-PEM
    -----BEGIN CERTIFICATE-----
    MIIC7jCCAdagAwIBAgIBATANBgkqhkiG9w0BAQsFADAaMRgwFgYDVQQDDA93d3cu
    ZXhhbXBsZS5jb20wIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBox
    GDAWBgNVBAMMD3d3dy5leGFtcGxlLmNvbTCCASIwDQYJKoZIhvcNAQEBBQADggEP
    ADCCAQoCggEBAJZALSPEsGXoBxk8NNMzZRZrZV2R12GCvEMIJ+H9wcwKE51ZBpAi
    2iYLHhlKANnDt7WW4fBzFPMkaKj39Pi4bItTrbkZNTBOe01IhraIG6bObjrlvgwG
    UfTHh59S3B2c+UdEsS0ANoLLBuhy3cOkT48EulgDUalxtQxnEf/rs3nNR9SfMllp
    AVA7H/8pnOiMvXjtlhAzuUUHo0q8EDIxq0kvKQ7fTURmCQTAujXS07fADiqny89+
    uZIgK3oOTy3lSS71a2tAzlGHRsLNDdLBPnG/iOZbbfumhxo5vgfFV1B1lQFE4BT3
    42NdGF/Kx/AYCrIn3FhPq8+BNKFp3bPqjuECAwEAAaM9MDswGgYDVR0RBBMwEYIP
    d3d3LmV4YW1wbGUuY29tMB0GA1UdDgQWBBQE8QjTB51Jn/+oeWibzDhSpal1aDAN
    BgkqhkiG9w0BAQsFAAOCAQEAAGEtUlymUuoZKRl202RQ3KS4zaictYQVt52WgNFO
    CygFgsw0J89AZk19fi7ISgH2XEQmUo6mL02mvjPC5WtoCDSddLtMBm+XZzPbS/cG
    i8O/Lg0pdxA2O78h/lTOSlkPtAkeMhP7Q8V3PHbYJjrYool1aNKIj3FRx6Be/ieE
    V91/1XI0KXnfEdUYQ8gVOhBLX4IMleox9PwduumfMIq7Y88ysD1uFOGIdPcWGVM2
    EA1iueA7kBJKcrzoJIZxOKy/+3X+5PvXqNCnHElfAkgxMnBU5MWj+pamqi7k72R1
    DvRAAQo+bcvR8w7mGge23l6g26+AVJpY4zybxp9Ma7LepQ==
    -----END CERTIFICATE-----
  PEM
  key         = <<-PEM
    -----BEGIN PRIVATE KEY-----
    MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCWQC0jxLBl6AcZ
    PDTTM2UWa2VdkddhgrxDCCfh/cHMChOdWQaQItomCx4ZSgDZw7e1luHwcxTzJGio
    9/T4uGyLU625GTUwTntNSIa2iBumzm465b4MBlH0x4efUtwdnPlHRLEtADaCywbo
    ct3DpE+PBLpYA1GpcbUMZxH/67N5zUfUnzJZaQFQOx//KZzojL147ZYQM7lFB6NK
    vBAyMatJLykO301EZgkEwLo10tO3wA4qp8vPfrmSICt6Dk8t5Uku9WtrQM5Rh0bC
    zQ3SwT5xv4jmW237pocaOb4HxVdQdZUBROAU9+NjXRhfysfwGAqyJ9xYT6vPgTSh
    ad2z6o7hAgMBAAECggEAHt8Bx1Me8VlKuBckPW7WatRXJ/ISwGDFwLoYw7jJTFyX
    qiFEFXJrwxxOq2CGqzeo8+ET/D0RBWIqNOl5hm8SMlBXpev1fz7o27i2oSN3Fv9c
    K7LPqRXVWgdzKLu0KUt69nc5NidQi/AeM72CLjQA+sA8b2ADM97+lZVJ3/z0S+ae
    pU64s/yRiKliKQc/fkXkSeTqITuLB92cchcugcl8Knwkqcs/qGqTlfBY5hmGCTvr
    TM02bZe4w5hKQZfAfo885nVHwUmTLMl66k4+LBcRVlkzaGEjj9Px1MdhZESEdtDt
    Ue3M9ee448e7y8GeZArKBthkkUzUmtD9VVzc31F/yQKBgQDKR9w4ZFETfn9gTx14
    7VAgnesnUq/nQqijpy3u4ccHR7i1QBr46WhIR+bgVqEHiW8kBx48hZjkHLDK/jOA
    Lc7Thgk1jjFIbGB8usSRVxemuEsx8BCJM5wCWPsttygcheWBRjTSdiRLLapKSdsx
    yAD1vqgOUknrc/QeLz3H3SHh3QKBgQC+JwiKGVfkmCO1EkgmbInMZeAgM2b5jhWR
    8Dxg7WeSOJJBApDH1oOpInMxGQxSv8/y+Zj+I6Ja5Q9yjAiMeReBidD9xzXI0/Fw
    XhOPl8Q4QAIJkvTR7C6SKctcKdUUx+TMqKXRm0cEf96ie57q8e6uVXLBSDj9RJB6
    d/KvWpMK1QKBgHMSQiMKXlz6nzeIijmatvR3IajzDwI+F3VRy32TjweDM35Yg3+K
    ODq2PI7ueRiyhDk4m2jOj1VlROWVinKmnHwUSfTfeQW8MX+DOAN+SgQb3xr/eEi0
    xVFIkUtGYFkpio/qAm6fqrHhvngYX8uH/ZPO7AeJpGd/RSZOtZSXJYk5AoGAZYuG
    vejmzQaKGwpWSV6w/9xvogKRPTepQTQfqktdgfJ/+AOcuXtO+CWTimar9AzGyiSM
    lTsGWq/0XeF2Nz37VYv5dWzKxiKYzr8OhyIvATL9Y4t8/hW4kQmMtf0I834EK17s
    nlDjzf1TMUX/CcyE/8hV7e3ZsTbKSPyBNy+RUrkCgYBrbhpqPkc3EzybJbvjKouQ
    ikJi1BlTShU7466c1eQUDNEVe8wcN7LypwO7dn3oU5POnlgxkTvbaI1t63jtwWVN
    r9VtLTZgHwz5uM4cEUpSLVLXvAjTpS9hbinkE41Rt5CaizDhDeNS3ciLjJcPs53+
    /0MPh0y+iEf4Yaqlm3j23Q==
    -----END PRIVATE KEY-----
  PEM
}

resource "aws_acm_certificate" "main" {
  count            = 2
  certificate_body = local.certificate
  private_key      = local.key
  tags             = { number = tostring(count.index) }
}

resource "aws_lb" "main" {
  name                                        = "attributes"
  load_balancer_type                          = "application"
  subnets                                     = local.subnets
  client_keep_alive                           = 1800
  desync_mitigation_mode                      = "strictest"
  drop_invalid_header_fields                  = true
  enable_http2                                = false
  enable_tls_version_and_cipher_suite_headers = true
  enable_waf_fail_open                        = true
  enable_xff_client_port                      = true
  enable_cross_zone_load_balancing            = true
  idle_timeout                                = var.cookie / 10
  preserve_host_header                        = true
  xff_header_processing_mode                  = "preserve"
}

resource "aws_lb_target_group" "slow" {
  name                              = "slow"
  port                              = 8080
  protocol                          = "HTTP"
  vpc_id                            = data.aws_vpc.default.id
  slow_start                        = 60
  load_balancing_algorithm_type     = "round_robin"
  load_balancing_cross_zone_enabled = "true"
  deregistration_delay              = 10
  stickiness {
    type            = "app_cookie"
    cookie_name     = "session"
    cookie_duration = var.cookie
  }
  target_group_health {
    dns_failover {
      minimum_healthy_targets_count      = "1"
      minimum_healthy_targets_percentage = "off"
    }
    unhealthy_state_routing {
      minimum_healthy_targets_count      = 1
      minimum_healthy_targets_percentage = "off"
    }
  }
}

resource "aws_lb_target_group" "random" {
  name                              = "random"
  port                              = 80
  protocol                          = "HTTPS"
  vpc_id                            = data.aws_vpc.default.id
  load_balancing_algorithm_type     = "weighted_random"
  load_balancing_anomaly_mitigation = "on"
  health_check {
    protocol            = "HTTPS"
    port                = 8443
    path                = "/health?deep=1"
    matcher             = "200,204,301-302"
    interval            = 20
    timeout             = 4
    healthy_threshold   = 4
    unhealthy_threshold = 4
  }
}

resource "aws_lb_target_group" "grpc" {
  name             = "grpc"
  port             = 50051
  protocol         = "HTTP"
  protocol_version = "GRPC"
  target_type      = "ip"
  ip_address_type  = "ipv4"
  vpc_id           = data.aws_vpc.default.id
  health_check {
    path    = "/app.Health/Check"
    matcher = "0-99"
  }
}

resource "aws_lb_target_group_attachment" "grpc" {
  target_group_arn = aws_lb_target_group.grpc.arn
  target_id        = "172.31.0.200"
  port             = 50051
}

resource "aws_lb_target_group" "lambda" {
  name                               = "lambda"
  target_type                        = "lambda"
  lambda_multi_value_headers_enabled = true
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate.main[0].arn

  routing_http_response_server_enabled                         = true
  routing_http_response_strict_transport_security_header_value = "max-age=31536000"
  routing_http_request_x_amzn_tls_version_header_name          = "X-TLS"

  default_action {
    type  = "authenticate-oidc"
    order = 1
    authenticate_oidc {
      authorization_endpoint     = "https://id.example.com/authorize"
      client_id                  = "client"
      client_secret              = "secret"
      issuer                     = "https://id.example.com"
      token_endpoint             = "https://id.example.com/token"
      user_info_endpoint         = "https://id.example.com/user"
      on_unauthenticated_request = "deny"
      scope                      = "openid"
      session_timeout            = 3600
    }
  }
  default_action {
    type             = "forward"
    order            = 2
    target_group_arn = aws_lb_target_group.slow.arn
  }
}

resource "aws_lb_listener_certificate" "more" {
  listener_arn    = aws_lb_listener.https.arn
  certificate_arn = aws_acm_certificate.main[1].arn
}

resource "aws_lb_listener_rule" "cognito" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 5
  action {
    type = "authenticate-cognito"
    authenticate_cognito {
      user_pool_arn       = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abcdefghi"
      user_pool_client_id = "client"
      user_pool_domain    = "login"
    }
  }
  action {
    type = "forward"
    forward {
      target_group {
        arn    = aws_lb_target_group.slow.arn
        weight = 80
      }
      target_group {
        arn    = aws_lb_target_group.random.arn
        weight = 20
      }
      stickiness {
        enabled  = true
        duration = var.cookie
      }
    }
  }
  condition {
    path_pattern {
      values = ["/private/*", "/admin/?"]
    }
  }
  condition {
    query_string {
      value = "open"
    }
    query_string {
      key   = "lang"
      value = "e*"
    }
  }
}

# Without a priority: the next one that is free.
resource "aws_lb_listener_rule" "next" {
  listener_arn = aws_lb_listener.https.arn
  action {
    type = "redirect"
    redirect {
      protocol    = "HTTPS"
      host        = "www.example.com"
      port        = "#{port}"
      path        = "/#{path}"
      query       = "from=#{host}&#{query}"
      status_code = "HTTP_301"
    }
  }
  condition {
    host_header {
      values = ["*.example.com", "example.org"]
    }
  }
  condition {
    source_ip {
      values = ["10.0.0.0/8", "2001:db8::/32"]
    }
  }
  depends_on = [aws_lb_listener_rule.cognito]
}

resource "aws_eip" "flow" {
  count = 2
}

resource "aws_lb" "flow" {
  name                             = "flow-attributes"
  load_balancer_type               = "network"
  enable_cross_zone_load_balancing = true
  dns_record_client_routing_policy = "partial_availability_zone_affinity"
  dynamic "subnet_mapping" {
    for_each = local.subnets
    content {
      subnet_id     = subnet_mapping.value
      allocation_id = aws_eip.flow[subnet_mapping.key].id
    }
  }
}

resource "aws_lb_target_group" "tls" {
  name                   = "tls"
  port                   = 443
  protocol               = "TLS"
  vpc_id                 = data.aws_vpc.default.id
  proxy_protocol_v2      = true
  preserve_client_ip     = "true"
  connection_termination = true
  health_check {
    protocol = "TCP"
    interval = 10
  }
}

resource "aws_lb_target_group" "both" {
  name     = "both"
  port     = 53
  protocol = "TCP_UDP"
  vpc_id   = data.aws_vpc.default.id
  stickiness {
    type    = "source_ip"
    enabled = true
  }
  health_check {
    protocol = "HTTP"
    path     = "/"
    port     = 8080
  }
}

resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.flow.arn
  port              = 443
  protocol          = "TLS"
  alpn_policy       = "HTTP2Preferred"
  ssl_policy        = "ELBSecurityPolicy-2016-08"
  certificate_arn   = aws_acm_certificate.main[0].arn
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.tls.arn
  }
}

resource "aws_lb_listener" "both" {
  load_balancer_arn = aws_lb.flow.arn
  port              = 53
  protocol          = "TCP_UDP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.both.arn
  }
}

data "aws_lb_listener" "https" {
  arn = aws_lb_listener.https.arn
}

data "aws_lb_target_group" "slow" {
  name       = "slow"
  depends_on = [aws_lb_target_group.slow]
}
