// This file is replaced by the module's first type.
