using System.Runtime.InteropServices;
using GruSentiment.Models;

namespace GruSentiment.Tests.Models;

public class DiskFlushTests
{
    private const int Interrupted = 4, DiskFails = 5, NotDone = 22;

    [Fact]
    public void A_flush_that_a_signal_interrupts_is_done_again()
    {
        int calls = 0;
        DiskFlush.Check(() => ++calls < 3 ? Failure(Interrupted) : 0);
        Assert.Equal(3, calls);
    }

    [Fact]
    public void A_disk_that_fails_after_a_signal_is_an_error()
    {
        int calls = 0;
        var error = Assert.Throws<IOException>(() => DiskFlush.Check(() => Failure(++calls == 1 ? Interrupted : DiskFails)));
        Assert.Equal((2, DiskFails), (calls, error.HResult));
    }

    [Fact]
    public void What_a_file_system_does_not_do_is_no_error() => DiskFlush.Check(() => Failure(NotDone));

    private static int Failure(int error)
    {
        Marshal.SetLastPInvokeError(error);
        return -1;
    }
}
