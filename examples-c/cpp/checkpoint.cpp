// A simulation with ghost cells that writes each step into a Zarr array while it computes the next, and reads one back.
//
//     checkpoint [URI [OPTIONS]]
//     checkpoint s3://bucket/run7 '{"endpoint": "http://127.0.0.1:9000"}'
//
// Without arguments the store is the memory of this process. What it writes, Python reads: zarr.open("...")["temperature"].
#include <cmath>
#include <cstdio>
#include <vector>

#include <tierce.hpp>

namespace {

constexpr std::size_t ny = 96, nx = 128, steps = 6;

// A plate with one row of ghost cells on each side.
struct plate {
    std::vector<double> cells = std::vector<double>((ny + 2) * (nx + 2));

    double &at(std::size_t y, std::size_t x) { return cells[y * (nx + 2) + x]; }
    // What a store should have, as one step of several: the memory stays here, and the ghost cells are left out.
    tierce::array interior() { return tierce::array::borrow(cells.data(), {1, ny + 2, nx + 2}).interior({0, 1, 1}); }
};

void advance(plate &from, plate &to)
{
    for (std::size_t y = 1; y <= ny; y++) {
        for (std::size_t x = 1; x <= nx; x++) {
            to.at(y, x) = (from.at(y - 1, x) + from.at(y + 1, x) + from.at(y, x - 1) + from.at(y, x + 1)) / 4;
        }
    }
    for (std::size_t x = 0; x < nx + 2; x++) {
        to.at(0, x) = from.at(0, x);
    }
}

int run(const char *uri, const char *options)
{
    const tierce::store store = tierce::store::open(uri, options);
    store.create_bucket();

    constexpr double tolerance = 1e-6;
    tierce::zarr_spec spec = tierce::zarr_spec::create<double>({steps, ny, nx});
    spec.set_chunks({1, ny / 2, nx / 2});
    spec.set("codecs", R"([{"name": "numcodecs.zfpy", "configuration": {"mode": 4, "tolerance": 1e-6}}])");
    spec.set("dimension_names", R"(["step", "y", "x"])");
    const tierce::zarr_array temperature = tierce::zarr_array::create(store, "temperature", spec, tierce::zarr_create::replace);

    plate plates[2];
    for (std::size_t x = 0; x < nx + 2; x++) {
        plates[0].at(0, x) = 100;
    }
    // What is lent to an operation has to stay until it has ended; an operation that goes first is cancelled.
    tierce::array lent;
    tierce::op writing;
    for (std::size_t step = 0; step < steps; step++) {
        plate &from = plates[step % 2], &to = plates[(step + 1) % 2];
        advance(from, to);  // while `from` is on its way
        if (writing) {
            writing.wait();
        }
        lent = to.interior();
        writing = temperature.write_async({step, 0, 0}, lent);
    }
    writing.wait();

    // One step back, between ghost cells that nobody touches.
    plate read;
    tierce::array box = read.interior();
    temperature.read({steps - 1, 0, 0}, box);
    plate &last = plates[steps % 2];
    double worst = 0;
    for (std::size_t y = 1; y <= ny; y++) {
        for (std::size_t x = 1; x <= nx; x++) {
            worst = std::fmax(worst, std::fabs(read.at(y, x) - last.at(y, x)));
        }
    }
    std::uint64_t stored = 0;
    for (const tierce::object_info &object : store.list_objects("temperature/")) {
        stored += object.size();
    }
    std::printf("%zu steps, %zu bytes each, took %llu bytes; the last is off by %.1e at most\n", steps, ny * nx * sizeof(double),
                static_cast<unsigned long long>(stored), worst);
    return worst <= tolerance && read.at(0, 0) == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char **argv)
{
    try {
        return run(argc > 1 ? argv[1] : "memory://", argc > 2 ? argv[2] : "{}");
    } catch (const tierce::error &e) {
        std::fprintf(stderr, "%s: %s\n", e.status_name(), e.what());
        return 1;
    }
}
