output "id" {
  value = aws_ecs_cluster.this.id
}

output "name" {
  value = aws_ecs_cluster.this.name
}

# Usable once the cluster has it.
output "capacity_provider_name" {
  value      = aws_ecs_capacity_provider.this.name
  depends_on = [aws_ecs_cluster_capacity_providers.this]
}
