// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreTypes.h"

#include <cmath>
#include <cstdlib>
#include <type_traits>

#define UE_PI (3.1415926535897932f)
#define UE_DOUBLE_PI (3.141592653589793238462643383279502884197169399)
#define UE_SMALL_NUMBER (1.e-8f)
#define UE_KINDA_SMALL_NUMBER (1.e-4f)
#define PI UE_PI
#define SMALL_NUMBER UE_SMALL_NUMBER
#define KINDA_SMALL_NUMBER UE_KINDA_SMALL_NUMBER

struct FMath
{
	template <typename T>
	static constexpr T Abs(T Value)
	{
		return Value < T(0) ? -Value : Value;
	}
	template <typename T>
	static constexpr T Sign(T Value)
	{
		return Value > T(0) ? T(1) : (Value < T(0) ? T(-1) : T(0));
	}
	template <typename A, typename B>
	static constexpr std::common_type_t<A, B> Max(A X, B Y)
	{
		using T = std::common_type_t<A, B>;
		return T(X) >= T(Y) ? T(X) : T(Y);
	}
	template <typename A, typename B>
	static constexpr std::common_type_t<A, B> Min(A X, B Y)
	{
		using T = std::common_type_t<A, B>;
		return T(X) <= T(Y) ? T(X) : T(Y);
	}
	template <typename T>
	static constexpr T Min3(T X, T Y, T Z)
	{
		return Min(Min(X, Y), Z);
	}
	template <typename T>
	static constexpr T Max3(T X, T Y, T Z)
	{
		return Max(Max(X, Y), Z);
	}
	template <typename X, typename Y, typename Z>
	static constexpr std::common_type_t<X, Y, Z> Clamp(X Value, Y Low, Z High)
	{
		using T = std::common_type_t<X, Y, Z>;
		return Max(Min(T(Value), T(High)), T(Low));
	}
	template <typename T, typename U>
	static constexpr T Lerp(const T& A, const T& B, const U& Alpha)
	{
		return static_cast<T>(A + Alpha * (B - A));
	}
	template <typename T>
	static constexpr T Square(T Value)
	{
		return Value * Value;
	}
	static int32 RoundToInt(float Value)
	{
		return static_cast<int32>(std::floor(Value + 0.5f));
	}
	static int64 RoundToInt(double Value)
	{
		return static_cast<int64>(std::floor(Value + 0.5));
	}
	template <typename T>
	static int32 RoundToInt32(T Value)
	{
		return static_cast<int32>(std::floor(Value + T(0.5)));
	}
	template <typename T>
	static int64 RoundToInt64(T Value)
	{
		return static_cast<int64>(std::floor(Value + T(0.5)));
	}
	static int32 FloorToInt(float Value)
	{
		return static_cast<int32>(std::floor(Value));
	}
	static int64 FloorToInt(double Value)
	{
		return static_cast<int64>(std::floor(Value));
	}
	template <typename T>
	static int32 FloorToInt32(T Value)
	{
		return static_cast<int32>(std::floor(Value));
	}
	template <typename T>
	static int64 FloorToInt64(T Value)
	{
		return static_cast<int64>(std::floor(Value));
	}
	static int32 CeilToInt(float Value)
	{
		return static_cast<int32>(std::ceil(Value));
	}
	template <typename T>
	static int32 CeilToInt32(T Value)
	{
		return static_cast<int32>(std::ceil(Value));
	}
	static int32 TruncToInt(float Value)
	{
		return static_cast<int32>(Value);
	}
	template <typename T>
	static T Sqrt(T Value)
	{
		return std::sqrt(Value);
	}
	template <typename T>
	static T Pow(T Base, T Exponent)
	{
		return std::pow(Base, Exponent);
	}
	template <typename T>
	static T Exp(T Value)
	{
		return std::exp(Value);
	}
	template <typename T>
	static T Sin(T Value)
	{
		return std::sin(Value);
	}
	template <typename T>
	static T Cos(T Value)
	{
		return std::cos(Value);
	}
	static bool IsFinite(double Value)
	{
		return std::isfinite(Value);
	}
	static bool IsNaN(double Value)
	{
		return std::isnan(Value);
	}
	static bool IsNearlyEqual(double A, double B, double Tolerance = 1.e-8)
	{
		return std::fabs(A - B) <= Tolerance;
	}
	static bool IsNearlyZero(double Value, double Tolerance = 1.e-8)
	{
		return std::fabs(Value) <= Tolerance;
	}
	static float FInterpTo(float Current, float Target, float DeltaTime, float Speed)
	{
		return Speed <= 0.f ? Target : Current + (Target - Current) * Clamp(DeltaTime * Speed, 0.f, 1.f);
	}
	template <typename T>
	static T FInterpConstantTo(T Current, T Target, T DeltaTime, T Speed)
	{
		const T Step = Speed * DeltaTime;
		return Current + Clamp(Target - Current, -Step, Step);
	}
	static int32 Rand()
	{
		return std::rand();
	}
	static int32 RandRange(int32 Low, int32 High)
	{
		return Low + std::rand() % (High - Low + 1);
	}
	static float FRand()
	{
		return static_cast<float>(std::rand()) / static_cast<float>(RAND_MAX);
	}
	static float FRandRange(float Low, float High)
	{
		return Low + (High - Low) * FRand();
	}
	template <typename T>
	static constexpr bool IsPowerOfTwo(T Value)
	{
		return (Value & (Value - 1)) == 0;
	}
	static uint32 RoundUpToPowerOfTwo(uint32 Value)
	{
		uint32 Result = 1;
		while (Result < Value)
		{
			Result <<= 1;
		}
		return Result;
	}
};
