"""Family names whose inflected forms leave more than one base form to the rules: Laineen, Lehdon, Rossin.

Names in use in Finland, no list of people: a form has its base form where exactly one of them fits.
"""

from __future__ import annotations

import re

FAMILY_NAMES = tuple(
    re.findall(
        r"\S+",
        """
        Aakko Aavikko Ahlroth Alanko Becker Boldt Brander Brandt Brown Cantell Ehrnrooth Finne Fischer Forss
        Forssell Frilander Frisk Grahn Halme Harakka Harjanne Harjunpää Helander Helle Hellsten Holappa Hollo Honka
        Hovi Huhta Hultin Huotari Hurme Huusko Hytti Häkli Hölttä Ilves Jones Junni Jämsén Jäntti Järvenpää Kaarto
        Kajander Kanerva Kankaanpää Karppi Kauko Kauppi Kemppi Kesti Keto Kiiveri Kilkki Kilpi Kinnari Kinos Kirves
        Kivekäs Klemetti Kokki Kokko Kolbe Kolkka Korte Krook Kuikka Kujanpää Kukka Kurki Kurppa Kurri Kuusi
        Kylänpää Kämäri Kärki Kärppä Käyhkö Köngäs Laine Lammi Lamppu Lanki Lappi Latva Laukka Lauri Lehti Lehto
        Leiviskä Lemmetty Leppä Lindell Linden Liukko Lohi Lumme Lundell Luukko Majuri Malm Malmi Manner Meri Meyer
        Moisander Mylläri Mäenpää Mäenrinne Mäkipää Mänty Määttä Möller Müller Naskali Nokka Nordell Norppa Nurmi
        Nylander Närhi Orpo Ovaska Pajari Palander Pallari Pantzar Parikka Pelttari Penna Pere Perunka Pessi Pihl
        Piippo Pispa Pitkä Pohls Pokka Puhakka Punkka Puolakka Puustelli Pyhältö Pyykkö Pätsi Pöysti Raappana
        Rannikko Rantahalvari Rasi Rehn Relander Remes Repo Riippa Rinne Roine Rossi Rouvali Ruotsi Ruuska Rytky
        Räty Rönkkö Saarni Sahi Saksi Salli Saraste Saukko Saxén Schmidt Schneider Schultz Seikku Selänne Seppä
        Siitari Sillanpää Sillantaka Silva Sirkka Smith Soikkeli Soini Sointu Sorri Sorvari Soukka Stubb Suihko
        Sulander Sundell Suni Suomi Surakka Suutari Säde Särkkä Taipale Talvitie Tammi Tanner Tarjanne Tarkka Tervo
        Teräs Tiitto Tikka Tirri Toikka Tolkki Tolkko Tomperi Toppari Torkkeli Torppa Torvalds Tuisku Tuomi Tuori
        Turkka Tuuli Tuulos Tuuri Tähti Vainionpää Valkeapää Valli Valve Vatka Vento Viinikka Viita Vilen Vilkki
        Virkki Vuento Vuokko Vuolle Vänskä Väre Wahlforss Weber Wiik Äikäs
        Ahde Lähde Krabbe Moore Sauri Torsti Toveri Packalen Jungner Huttu Hyry
        """,
    )
)
