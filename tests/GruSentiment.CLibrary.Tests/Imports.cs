using System.Runtime.InteropServices;

namespace GruSentiment.CLibrary.Tests;

/// <summary>The library's functions, called from this process, which has a .NET of its own.</summary>
internal sealed unsafe class Imports
{
    public readonly delegate* unmanaged[Cdecl]<byte*, void*, nint*, int> Load;
    public readonly delegate* unmanaged[Cdecl]<nint, int> Free;
    public readonly delegate* unmanaged[Cdecl]<nint, int*, int> LabelCount;
    public readonly delegate* unmanaged[Cdecl]<nint, int, byte**, int> LabelName;
    public readonly delegate* unmanaged[Cdecl]<nint, double*, int> Threshold;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, long, int*, float*, float*, int> Predict;
    public readonly delegate* unmanaged[Cdecl]<nint, byte**, long*, long, int*, float*, float*, int> PredictBatch;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, long, byte**, long*, int> Explain;
    public readonly delegate* unmanaged[Cdecl]<byte*, void> FreeText;
    private readonly delegate* unmanaged[Cdecl]<byte*> _lastError;
    private readonly delegate* unmanaged[Cdecl]<byte*> _version;

    public Imports(string library)
    {
        nint handle = NativeLibrary.Load(library);
        Load = (delegate* unmanaged[Cdecl]<byte*, void*, nint*, int>)Export("load");
        Free = (delegate* unmanaged[Cdecl]<nint, int>)Export("free");
        LabelCount = (delegate* unmanaged[Cdecl]<nint, int*, int>)Export("label_count");
        LabelName = (delegate* unmanaged[Cdecl]<nint, int, byte**, int>)Export("label_name");
        Threshold = (delegate* unmanaged[Cdecl]<nint, double*, int>)Export("threshold");
        Predict = (delegate* unmanaged[Cdecl]<nint, byte*, long, int*, float*, float*, int>)Export("predict");
        PredictBatch = (delegate* unmanaged[Cdecl]<nint, byte**, long*, long, int*, float*, float*, int>)Export("predict_batch");
        Explain = (delegate* unmanaged[Cdecl]<nint, byte*, long, byte**, long*, int>)Export("explain");
        FreeText = (delegate* unmanaged[Cdecl]<byte*, void>)Export("free_text");
        _lastError = (delegate* unmanaged[Cdecl]<byte*>)Export("last_error");
        _version = (delegate* unmanaged[Cdecl]<byte*>)Export("version");

        nint Export(string name) => NativeLibrary.GetExport(handle, $"gru_sentiment_{name}");
    }

    public string LastError => Marshal.PtrToStringUTF8((nint)_lastError())!;

    public string Version => Marshal.PtrToStringUTF8((nint)_version())!;

    public int TryLoad(string directory, out nint model)
    {
        nint loaded = 0;
        int status;
        fixed (byte* name = System.Text.Encoding.UTF8.GetBytes(directory + '\0'))
            status = Load(name, null, &loaded);
        model = loaded;
        return status;
    }
}
