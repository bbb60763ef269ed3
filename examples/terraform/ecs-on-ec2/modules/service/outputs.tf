output "name" {
  value = aws_ecs_service.this.name
}

output "repository_url" {
  value = aws_ecr_repository.this.repository_url
}
