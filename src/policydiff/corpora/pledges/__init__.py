"""What the children pledge beside what their parent pledges: figure by figure, and in sums where these may be made."""
