/// What was served, asked again in the warehouse.
public enum Audit {}
