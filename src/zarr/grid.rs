//! Which chunks a box touches, and which part of each.
