output "security_group_id" {
  value = aws_security_group.this.id
}

# Through the rule: a service can only use a target group that a listener uses.
output "target_group_arn" {
  value      = aws_lb_target_group.this.arn
  depends_on = [aws_lb_listener_rule.forward]
}

output "dns_name" {
  value = aws_lb.this.dns_name
}
