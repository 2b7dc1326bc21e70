"""What a press or a form comes to, as the visitor is told: in the page, or by an event for htmx."""
