using System.Globalization;
using GruSentiment.Cli;

// Numbers are read and written the same everywhere: with a German culture "0.001" would be 1.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

return App.Run(args);
