"""Given names in use in Finland, Finnish and Swedish: where a name begins, which way round it is.

No name has to stand here to be read; the list only decides between two readings.
"""

from __future__ import annotations

import re

GIVEN_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        Aada Aake Aapeli Aapo Aarne Aaro Aaron Aatos Aava Agneta Ahti Ahto Aila Aili Aimo Aino Airi Aki Akseli
        Aleksandra Aleksanteri Aleksi Aleksis Alexander Alexandra Alfons Alina Alisa Allan Alpo Amanda Anders Anette
        Anita Anja Ann Anna Annaliisa Annamari Anne Anneli Annette Anni Anniina Annika Annikki Annukka Anssi Antero
        Anton Antti Antton Anu Ari Arja Armas Arno Arto Arttu Artturi Arvi Arvo Asko Astrid Atso Atte Aukusti
        Aulikki Aulis Aune Aurora Axel Barbro Bengt Benita Benjamin Bernt Birger Birgitta Bo Bodil Britt Britta Bror
        Camilla Carina Carita Carl Carola Catarina Catharina Cecilia Charlotta Charlotte Christel Christer Christian
        Christina Christine Christoffer Claes Dag Dan Daniel Ebba Edith Edvard Eelis Eemeli Eemil Eerik Eerikki Eero
        Eetu Eeva Eija Eila Einar Einari Eino Elias Eliisa Elin Elina Elisa Elisabet Elisabeth Elise Eljas Ella Elle
        Ellen Elli Ellinor Elmeri Elmo Elsa Emil Emilia Emma Emmi Ensio Eppu Erik Erika Erkki Erland Ernst Esa
        Esaias Esko Essi Ester Esteri Eva Eveliina Fanni Folke Fredrik Fredrika Frej Frida Georg Gerd Gertrud Greta
        Gun Gunilla Gunnar Gustaf Gustav Göran Göte Hanna Hannele Hannes Hannu Hans Harald Harri Hedvig Heidi Heikki
        Heimo Heino Helena Heli Helinä Hellevi Helmi Helvi Helén Hemmo Henna Henri Henrik Henrikki Henry Hermanni
        Hilkka Hilla Hillevi Hilma Håkan Ida Iida Iina Iines Iiris Iisakki Ilari Ilkka Ilmari Ilmo Ilona Ilpo Ilta
        Immo Inga Inger Ingmar Ingrid Inka Inkeri Ira Irene Iris Irja Irma Irmeli Isabella Isak Ismo Ivan Jaakko
        Jaako Jaakob Jaana Jakob Jali Jalmari Jalo Jan Jani Janne Jari Jarkko Jarmo Jarno Jaska Jasmin Jeanette
        Jenna Jenni Jens Jere Jermu Jesse Joel Johan Johanna Johannes John Jonas Jonathan Joni Jonna Joona Joonas
        Joonatan Joosua Jorma Josefiina Jouko Jouni Juha Juhana Juhani Juho Jukka Julia Julius Jussi Jutta Juulia
        Juuso Jyri Jyrki Jörgen Kaapo Kaarin Kaarina Kaarle Kaarlo Kai Kaija Kaisa Kaisu Kaj Kalervo Kalevi Kalle
        Kari Karin Karl Karoliina Karri Kasper Katariina Kati Katja Katri Katriina Kauko Kauno Keijo Kenneth Kerstin
        Kerttu Kim Kimi Kimmo Kira Kirsi Kirsikka Kirsti Kjell Klaus Konsta Kosti Krista Kristian Kristiina Kristina
        Kristoffer Kullervo Kustaa Kyllikki Kyösti Laila Lars Lasse Lassi Laura Lauri Lea Leena Leevi Leila Lena
        Lennart Lenni Leo Liisa Lilja Linda Linnea Lisa Lisbeth Lotta Lotten Louise Lovisa Lumi Luukas Maaria
        Maarika Maarit Magnus Mai Maija Maiju Maire Maj Malin Manu Margareta Margaretha Margit Mari Maria Marianne
        Marika Marita Maritta Marius Marja Marjaana Marjatta Marjo Marjukka Marjut Marketta Markku Marko Markus
        Marleena Martin Martta Martti Mathias Matias Matilda Mats Matti Mauno Mauri Max Meri Merja Mervi Mette Mia
        Michael Miia Miika Miikka Miikkael Mika Mikael Mikaeli Mikkel Mikko Milla Minna Minttu Mira Mirja Mirjam
        Mirjami Miro Monica Monika Märta Nea Nelli Nestori Nette Niilo Niina Niklas Niko Nikolai Nils Nina Nooa
        Noora Nora Oili Oiva Okko Olavi Ole Oliver Olivia Olli Olof Onni Oona Orvokki Oskar Oskari Osmo Ossi Otso
        Otto Outi Ove Paavo Pasi Patrick Patrik Paul Paula Pauli Pauliina Pekka Pentti Peppi Per Pernilla Pertti
        Perttu Peter Petja Petra Petri Petronella Petrus Petteri Philip Pia Pietari Piia Pinja Pirjo Pirkko Pyry
        Päivi Päivikki Raakel Ragnar Raija Raili Raimo Raine Rainer Ralf Rami Rasmus Rauli Rauni Rauno Reetta Reijo
        Reino Reko Richard Riikka Riitta Riki Riku Risto Ritva Robert Roger Rolf Roni Ronja Ronny Roope Roosa Rosa
        Ruben Rurik Rut Saana Saara Saija Sakari Saku Salla Sami Sampo Samu Samuel Samuli Sanna Sannamari Sanni
        Santeri Sara Sari Satu Sauli Sebastian Seela Seija Selja Seppo Severi Siiri Silja Simo Sini Sinikka Sipi
        Sirkka Sirkku Sirpa Sisko Sisu Siv Sofia Soile Sole Solveig Sonja Staffan Stefan Stig Stina Sture Sulevi
        Sulho Sulo Susanna Susanne Suvi Svante Sven Sören Taavetti Taavi Tahvo Taija Taika Taina Taisto Taneli Tanja
        Tapani Tapio Tarja Tarmo Taru Tatu Tauno Tea Teemu Teija Teijo Tellervo Terhi Terho Tero Terttu Teuvo Thomas
        Thor Tiia Tiina Timo Tinja Tino Tobias Toivo Tom Tomas Tomi Tommi Tommy Toni Topi Topias Tor Torbjörn Torsti
        Tove Tuija Tuire Tuomas Tuomo Tuukka Tuula Tuulevi Tuuli Tuulia Tuulikki Tuure Tytti Ulf Uljas Ulla Ulrika
        Unna Unto Uolevi Urho Urpo Vaito Valdemar Valter Valto Valtteri Varpu Veera Veeti Veijo Veikko Veli Venla
        Verneri Vertti Vesa Viivi Viktor Viktoria Vilhelm Vilhelmiina Vilho Viljami Viljo Ville Vilma Vilppu Viola
        Virpi Visa Viveca Viveka Vivian Voitto Väinö Waltteri William Wilma Ylermi Yngve Yrjänä Yrjö Yvonne Zaida
        Åke Åsa Örjan
        """,
    )
)
