// What the parts of a program give each other that are compiled as different versions of C++.
#ifndef STANDARDS_HPP
#define STANDARDS_HPP

#include <tierce.hpp>

tierce::buffer packed_by_older(const tierce::codec &codec, tierce::bytes src);

#endif
