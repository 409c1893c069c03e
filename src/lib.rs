//! Static timeline websites in which every event links to the words it rests on.
