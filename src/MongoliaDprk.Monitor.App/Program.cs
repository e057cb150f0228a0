return 0;

/// <summary>The program <c>monitor</c>.</summary>
public partial class Program;
