// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

#include <type_traits>
#include <utility>

template <typename T>
[[nodiscard]] constexpr std::remove_reference_t<T>&& MoveTemp(T&& Value) noexcept
{
	using FCastType = std::remove_reference_t<T>;
	static_assert(std::is_lvalue_reference_v<T>, "MoveTemp called on an rvalue");
	static_assert(!std::is_const_v<FCastType>, "MoveTemp called on a const object");
	return static_cast<FCastType&&>(Value);
}

template <typename T>
[[nodiscard]] constexpr std::remove_reference_t<T>&& MoveTempIfPossible(T&& Value) noexcept
{
	return static_cast<std::remove_reference_t<T>&&>(Value);
}

template <typename T>
[[nodiscard]] constexpr T&& Forward(std::remove_reference_t<T>& Value) noexcept
{
	return static_cast<T&&>(Value);
}

template <typename T>
[[nodiscard]] constexpr T&& Forward(std::remove_reference_t<T>&& Value) noexcept
{
	return static_cast<T&&>(Value);
}

template <typename T>
[[nodiscard]] T CopyTemp(const T& Value)
{
	return Value;
}

template <typename T>
constexpr void Swap(T& A, T& B)
{
	T Kept = static_cast<T&&>(A);
	A = static_cast<T&&>(B);
	B = static_cast<T&&>(Kept);
}

template <typename T, typename... TArgs>
T* ImplicitConv(T* Value)
{
	return Value;
}

template <typename T, SIZE_T N>
char (&ArrayCountHelper(const T (&)[N]))[N];
#define UE_ARRAY_COUNT(Array) (sizeof(ArrayCountHelper(Array)))

class FNoncopyable
{
protected:
	FNoncopyable() = default;
	~FNoncopyable() = default;

private:
	FNoncopyable(const FNoncopyable&) = delete;
	FNoncopyable& operator=(const FNoncopyable&) = delete;
};

#define UE_NONCOPYABLE(TypeName)                                                                                       \
	TypeName(TypeName&&) = delete;                                                                                     \
	TypeName(const TypeName&) = delete;                                                                                \
	TypeName& operator=(const TypeName&) = delete;                                                                     \
	TypeName& operator=(TypeName&&) = delete;

/** Sets a value and restores the old one at the end of the scope. */
template <typename T, typename TAssigned = T>
class TGuardValue : private FNoncopyable
{
public:
	TGuardValue(T& InReference, const TAssigned& NewValue)
		: Reference(InReference)
		, Original(InReference)
	{
		Reference = NewValue;
	}
	~TGuardValue()
	{
		Reference = Original;
	}

private:
	T& Reference;
	TAssigned Original;
};

template <typename T>
struct TIdentity
{
	using Type = T;
};

template <typename T>
using TIdentity_T = typename TIdentity<T>::Type;

#define ENUM_CLASS_FLAGS(Enum)                                                                                         \
	inline constexpr Enum operator|(Enum A, Enum B)                                                                    \
	{                                                                                                                  \
		return static_cast<Enum>(                                                                                      \
			static_cast<std::underlying_type_t<Enum>>(A) | static_cast<std::underlying_type_t<Enum>>(B));              \
	}                                                                                                                  \
	inline constexpr Enum operator&(Enum A, Enum B)                                                                    \
	{                                                                                                                  \
		return static_cast<Enum>(                                                                                      \
			static_cast<std::underlying_type_t<Enum>>(A) & static_cast<std::underlying_type_t<Enum>>(B));              \
	}                                                                                                                  \
	inline constexpr Enum operator^(Enum A, Enum B)                                                                    \
	{                                                                                                                  \
		return static_cast<Enum>(                                                                                      \
			static_cast<std::underlying_type_t<Enum>>(A) ^ static_cast<std::underlying_type_t<Enum>>(B));              \
	}                                                                                                                  \
	inline constexpr Enum operator~(Enum A)                                                                            \
	{                                                                                                                  \
		return static_cast<Enum>(~static_cast<std::underlying_type_t<Enum>>(A));                                       \
	}                                                                                                                  \
	inline constexpr bool operator!(Enum A)                                                                            \
	{                                                                                                                  \
		return static_cast<std::underlying_type_t<Enum>>(A) == 0;                                                      \
	}                                                                                                                  \
	inline Enum& operator|=(Enum& A, Enum B)                                                                           \
	{                                                                                                                  \
		return A = A | B;                                                                                              \
	}                                                                                                                  \
	inline Enum& operator&=(Enum& A, Enum B)                                                                           \
	{                                                                                                                  \
		return A = A & B;                                                                                              \
	}

template <typename TEnum>
constexpr bool EnumHasAllFlags(TEnum Flags, TEnum Contains)
{
	return (Flags & Contains) == Contains;
}

template <typename TEnum>
constexpr bool EnumHasAnyFlags(TEnum Flags, TEnum Contains)
{
	return static_cast<std::underlying_type_t<TEnum>>(Flags & Contains) != 0;
}
