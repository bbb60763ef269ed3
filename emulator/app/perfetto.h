#pragma once

// The journal and the metrics of a running endpoint as a trace that https://ui.perfetto.dev opens.

#include <string>

namespace wt::app {

// Writes the trace into `file`. The exit status of the process: 0, or 1 with a sentence on stderr.
int ExportPerfetto(const std::string& endpoint, const std::string& file);

}  // namespace wt::app
