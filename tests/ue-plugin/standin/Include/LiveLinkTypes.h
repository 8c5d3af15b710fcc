// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "CoreMinimal.h"
#include "Misc/QualifiedFrameTime.h"
#include "UObject/Object.h"

struct FLiveLinkSubjectName
{
	STANDIN_STRUCT(FLiveLinkSubjectName, nullptr)

	FName Name;

	FLiveLinkSubjectName() = default;
	FLiveLinkSubjectName(FName InName)
		: Name(InName)
	{
	}
	bool IsNone() const
	{
		return Name.IsNone();
	}
	FString ToString() const
	{
		return Name.ToString();
	}
	operator FName&()
	{
		return Name;
	}
	operator const FName&() const
	{
		return Name;
	}
	bool operator==(const FLiveLinkSubjectName& Other) const
	{
		return Name == Other.Name;
	}
	friend uint32 GetTypeHash(const FLiveLinkSubjectName& Subject)
	{
		return GetTypeHash(Subject.Name);
	}
};

struct FLiveLinkSubjectKey
{
	STANDIN_STRUCT(FLiveLinkSubjectKey, nullptr)

	FGuid Source;
	FLiveLinkSubjectName SubjectName;

	FLiveLinkSubjectKey() = default;
	FLiveLinkSubjectKey(FGuid InSource, FName InSubjectName)
		: Source(InSource)
		, SubjectName(InSubjectName)
	{
	}
	bool operator==(const FLiveLinkSubjectKey& Other) const
	{
		return Source == Other.Source && SubjectName == Other.SubjectName;
	}
	friend uint32 GetTypeHash(const FLiveLinkSubjectKey& Key)
	{
		return HashCombine(GetTypeHash(Key.Source), GetTypeHash(Key.SubjectName));
	}
};

/** Seconds of the source's clock, and what turns them into the engine's. */
struct FLiveLinkWorldTime
{
	FLiveLinkWorldTime();
	/** Derives the offset from the present engine time: a time of the future becomes about now. */
	FLiveLinkWorldTime(const double InTime);
	FLiveLinkWorldTime(const double InTime, const double InOffset)
		: Time(InTime)
		, Offset(InOffset)
	{
	}
	double GetOffsettedTime() const
	{
		return Time + Offset;
	}
	double GetSourceTime() const
	{
		return Time;
	}
	double GetOffset() const
	{
		return Offset;
	}
	void SetClockOffset(double InOffset)
	{
		Offset = InOffset;
	}

private:
	double Time = 0;
	double Offset = 0;
};

struct FLiveLinkMetaData
{
	TMap<FName, FString> StringMetaData;
	FQualifiedFrameTime SceneTime;
};

struct FLiveLinkBaseStaticData
{
	STANDIN_STRUCT(FLiveLinkBaseStaticData, nullptr)

	TArray<FName> PropertyNames;
};

struct FLiveLinkBaseFrameData
{
	STANDIN_STRUCT(FLiveLinkBaseFrameData, nullptr)

	FLiveLinkWorldTime WorldTime;
	FLiveLinkMetaData MetaData;
	TArray<float> PropertyValues;
	FLiveLinkWorldTime ArrivalTime;
	int32 FrameId = 0;
	TMap<FName, double> Timestamps;
};

namespace UE::Standin
{
/** Owns one instance of a reflected struct. */
class FStructInstance
{
public:
	FStructInstance() = default;
	explicit FStructInstance(const UScriptStruct* InStruct)
		: Struct(InStruct)
		, Data(InStruct == nullptr ? nullptr : InStruct->New())
	{
	}
	FStructInstance(FStructInstance&& Other)
	{
		*this = MoveTemp(Other);
	}
	FStructInstance& operator=(FStructInstance&& Other)
	{
		std::swap(Struct, Other.Struct);
		std::swap(Data, Other.Data);
		return *this;
	}
	~FStructInstance()
	{
		if (Data != nullptr)
		{
			Struct->Delete(Data);
		}
	}
	FStructInstance Copy() const
	{
		FStructInstance Result;
		Result.Struct = Struct;
		Result.Data = Data == nullptr ? nullptr : Struct->Copy(Data);
		return Result;
	}
	const UScriptStruct* Struct = nullptr;
	void* Data = nullptr;
};
} // namespace UE::Standin

/** A static or frame data struct of any role. Moved, not copied. */
template <typename TBase>
class TStandinLiveLinkStruct
{
public:
	TStandinLiveLinkStruct() = default;
	explicit TStandinLiveLinkStruct(const UScriptStruct* InType)
		: Instance(InType)
	{
	}
	TStandinLiveLinkStruct(TStandinLiveLinkStruct&&) = default;
	TStandinLiveLinkStruct& operator=(TStandinLiveLinkStruct&&) = default;
	bool IsValid() const
	{
		return Instance.Data != nullptr;
	}
	const UScriptStruct* GetStruct() const
	{
		return Instance.Struct;
	}
	TBase* GetBaseData()
	{
		return static_cast<TBase*>(Instance.Data);
	}
	const TBase* GetBaseData() const
	{
		return static_cast<const TBase*>(Instance.Data);
	}
	template <typename T>
	T* Cast()
	{
		check(Instance.Data != nullptr && Instance.Struct->IsChildOf(T::StaticStruct()));
		return static_cast<T*>(Instance.Data);
	}
	template <typename T>
	const T* Cast() const
	{
		return const_cast<TStandinLiveLinkStruct*>(this)->Cast<T>();
	}
	void InitializeWith(const UScriptStruct* InType, const TBase* InData)
	{
		Instance = UE::Standin::FStructInstance(InType);
		if (InData != nullptr)
		{
			*GetBaseData() = *InData;
		}
	}
	void InitializeWith(const TStandinLiveLinkStruct& Other)
	{
		Instance = Other.Instance.Copy();
	}
	void Reset()
	{
		Instance = UE::Standin::FStructInstance();
	}

private:
	UE::Standin::FStructInstance Instance;
};

using FLiveLinkStaticDataStruct = TStandinLiveLinkStruct<FLiveLinkBaseStaticData>;
using FLiveLinkFrameDataStruct = TStandinLiveLinkStruct<FLiveLinkBaseFrameData>;

struct FLiveLinkSubjectFrameData
{
	FLiveLinkStaticDataStruct StaticData;
	FLiveLinkFrameDataStruct FrameData;
};
