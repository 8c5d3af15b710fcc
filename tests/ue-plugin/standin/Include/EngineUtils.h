// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Engine/World.h"

/** The living actors of a class in a world. */
template <typename T>
class TActorIterator
{
public:
	explicit TActorIterator(const UWorld* World)
	{
		for (const TObjectPtr<AActor>& Actor : World->StandinActors())
		{
			if (IsValid(Actor) && Cast<T>(Actor.Get()) != nullptr)
			{
				Found.Add(Cast<T>(Actor.Get()));
			}
		}
	}
	explicit operator bool() const
	{
		return Index < Found.Num();
	}
	TActorIterator& operator++()
	{
		++Index;
		return *this;
	}
	T* operator*() const
	{
		return Found[Index];
	}
	T* operator->() const
	{
		return Found[Index];
	}

private:
	TArray<T*> Found;
	int32 Index = 0;
};
