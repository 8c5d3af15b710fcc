// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Math/UnrealMathUtility.h"
#include "Containers/UnrealString.h"

struct FVector
{
	double X = 0;
	double Y = 0;
	double Z = 0;

	FVector() = default;
	explicit FVector(double Value)
		: FVector(Value, Value, Value)
	{
	}
	FVector(double InX, double InY, double InZ)
		: X(InX)
		, Y(InY)
		, Z(InZ)
	{
	}
	bool operator==(const FVector&) const = default;
	static const FVector ZeroVector;
	static const FVector OneVector;
};

struct FRotator
{
	double Pitch = 0;
	double Yaw = 0;
	double Roll = 0;

	FRotator() = default;
	FRotator(double InPitch, double InYaw, double InRoll)
		: Pitch(InPitch)
		, Yaw(InYaw)
		, Roll(InRoll)
	{
	}
	bool operator==(const FRotator&) const = default;
	static const FRotator ZeroRotator;
};

struct FVector2D
{
	double X = 0;
	double Y = 0;
};

struct FTransform
{
	FVector Translation;
	FRotator Rotation;
	FVector Scale{1, 1, 1};

	static const FTransform Identity;
};

struct FLinearColor
{
	float R = 0;
	float G = 0;
	float B = 0;
	float A = 1;
};

struct FColor
{
	uint8 R = 0;
	uint8 G = 0;
	uint8 B = 0;
	uint8 A = 255;

	static const FColor White;
	static const FColor Red;
	static const FColor Green;
	static const FColor Yellow;
	static const FColor Cyan;
};
