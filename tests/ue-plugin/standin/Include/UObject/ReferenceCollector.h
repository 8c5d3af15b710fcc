// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Containers/Map.h"
#include "Misc/Optional.h"
#include "UObject/ObjectPtr.h"

#include <type_traits>

class UClass;
class UObject;

/** Walks object references. What it is not shown, it does not keep alive. */
class FReferenceCollector
{
public:
	virtual ~FReferenceCollector() = default;
	virtual void Reach(UObject* Object) = 0;

	template <typename T>
	void AddReferencedObject(TObjectPtr<T>& Object)
	{
		Visit(Object);
	}
	template <typename T>
	void AddReferencedObject(T*& Object)
	{
		Visit(Object);
	}
	template <typename T>
	void AddReferencedObjects(TArray<T>& Objects)
	{
		Visit(Objects);
	}

	// Objects are only forward declared where properties are: UObject is their first base.
	template <typename T>
	void Visit(TObjectPtr<T>& Object)
	{
		Reach(reinterpret_cast<UObject*>(const_cast<std::remove_const_t<T>*>(Object.Get())));
	}
	template <typename T>
	void Visit(T*& Object) requires(!std::is_same_v<T, UClass>)
	{
		Reach(reinterpret_cast<UObject*>(const_cast<std::remove_const_t<T>*>(Object)));
	}
	template <typename T, typename TAllocator>
	void Visit(TArray<T, TAllocator>& Items)
	{
		for (T& Item : Items)
		{
			Visit(Item);
		}
	}
	template <typename T>
	void Visit(TSet<T>& Items)
	{
		for (T& Item : Items)
		{
			Visit(Item);
		}
	}
	template <typename K, typename V>
	void Visit(TMap<K, V>& Items)
	{
		for (TPair<K, V>& Pair : Items)
		{
			Visit(Pair.Key);
			Visit(Pair.Value);
		}
	}
	template <typename T>
	void Visit(TOptional<T>& Item)
	{
		if (Item.IsSet())
		{
			Visit(Item.GetValue());
		}
	}
	template <typename T>
	void Visit(T& Value)
	{
		if constexpr (requires { Value.StandinVisitReferences(*this); })
		{
			Value.StandinVisitReferences(*this);
		}
	}
};
