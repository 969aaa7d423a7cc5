"""Pictures of what people see in Discord and Slack, drawn from the payloads that are sent."""
