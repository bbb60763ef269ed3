variable "title" {
  type    = string
  default = "CPU"
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = "main"
  dashboard_body = jsonencode({
    widgets = [
      {
        type   = "metric"
        x      = 0
        y      = 0
        width  = 12
        height = 6
        properties = {
          metrics = [["AWS/ECS", "CPUUtilization", "ClusterName", "main"]]
          period  = 300
          stat    = "Average"
          region  = "us-east-1"
          title   = var.title
        }
      },
      {
        type   = "text"
        x      = 0
        y      = 7
        width  = 3
        height = 3
        properties = {
          markdown = "Hello"
        }
      },
    ]
  })
}
