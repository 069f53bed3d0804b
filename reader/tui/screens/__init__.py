"""The screens: welcome, the three panes of a library, the manual."""
