"""Pages: what the reader pane shows, composed as plain text with spans beside it; pure."""
