# Alarms of every kind: a statistic, a percentile, metric math, and two that look at the others.

variable "threshold" {
  type    = number
  default = 80
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "web-cpu-high"
  alarm_description   = "The service is short of CPU"
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  threshold           = var.threshold
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = ["arn:aws:sns:us-east-1:123456789012:ops"]
  ok_actions          = ["arn:aws:sns:us-east-1:123456789012:ops"]

  dimensions = {
    ClusterName = "main"
    ServiceName = "web"
  }

  tags = {
    team      = "platform"
    threshold = var.threshold
  }
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  alarm_name                            = "web-latency-high"
  namespace                             = "AWS/ApplicationELB"
  metric_name                           = "TargetResponseTime"
  extended_statistic                    = "p99"
  evaluate_low_sample_count_percentiles = "ignore"
  period                                = 300
  evaluation_periods                    = 1
  threshold                             = 0.5
  comparison_operator                   = "GreaterThanThreshold"
  unit                                  = "Seconds"

  dimensions = {
    LoadBalancer = "app/web/0123456789abcdef"
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "web-error-rate"
  evaluation_periods  = 2
  threshold           = 5
  comparison_operator = "GreaterThanThreshold"

  metric_query {
    id          = "rate"
    expression  = "100 * errors / FILL(requests, 1)"
    label       = "Error rate"
    return_data = true
  }

  metric_query {
    id = "errors"
    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"
      period      = 60
      stat        = "Sum"
      unit        = "Count"
      dimensions = {
        LoadBalancer = "app/web/0123456789abcdef"
      }
    }
  }

  metric_query {
    id = "requests"
    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      period      = 60
      stat        = "Sum"
      dimensions = {
        LoadBalancer = "app/web/0123456789abcdef"
      }
    }
  }
}

resource "aws_cloudwatch_composite_alarm" "web" {
  alarm_name        = "web"
  alarm_description = "Users notice"
  alarm_actions     = ["arn:aws:sns:us-east-1:123456789012:pager"]
  alarm_rule = join(" OR ", [
    "ALARM(${aws_cloudwatch_metric_alarm.errors.alarm_name})",
    "ALARM(${aws_cloudwatch_metric_alarm.latency.alarm_name})",
  ])

  actions_suppressor {
    alarm            = aws_cloudwatch_metric_alarm.cpu.alarm_name
    wait_period      = 60
    extension_period = 120
  }

  tags = {
    team = "platform"
  }
}
