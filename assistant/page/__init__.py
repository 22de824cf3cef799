"""The chat page: what the browser sees. Only these modules and `app.py` import Gradio."""
