// Ranges of what is asked for one after the other, until its end.
#ifndef TIERCE_RANGE_HPP
#define TIERCE_RANGE_HPP

#include <tierce/handle.hpp>

TIERCE_NAMESPACE_BEGIN

namespace detail {

// Walks what has advance() and current(). Each element is valid until the next.
template <class Range, class T>
class pull_iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T *;
    using reference = const T &;

    pull_iterator() noexcept = default;
    explicit pull_iterator(Range *range) noexcept : range_(range) {}
    reference operator*() const noexcept { return range_->current(); }
    pointer operator->() const noexcept { return &range_->current(); }
    pull_iterator &operator++()
    {
        range_ = range_->advance() ? range_ : nullptr;
        return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(const pull_iterator &other) const noexcept { return range_ == other.range_; }
    bool operator!=(const pull_iterator &other) const noexcept { return range_ != other.range_; }

private:
    Range *range_ = nullptr;
};

}  // namespace detail

// What `next(current)`, a result<bool>, puts into `current`, until it gives false. A failure is thrown from begin() or ++; in `nothrow`
// it ends the range, and status() and error() tell it.
template <class P, class T, class Next>
class pull_range {
public:
    using iterator = detail::pull_iterator<pull_range, T>;

    explicit pull_range(Next next) : next_(std::move(next)) {}
    iterator begin() { return iterator(advance() ? this : nullptr); }
    iterator end() const noexcept { return {}; }
    tierce_status status() const noexcept { return failed_.status(); }
    const failure &error() const noexcept { return failed_; }

private:
    friend iterator;
    const T &current() const noexcept { return current_; }
    bool advance()
    {
        result<bool> more = next_(current_);
        if (!more) {
            failed_ = more.error();
            static_cast<void>(P::template fail<void>(more.error()));
            return false;
        }
        return *more;
    }

    T current_{};
    Next next_;
    failure failed_{TIERCE_OK};
};

TIERCE_NAMESPACE_END

#endif
